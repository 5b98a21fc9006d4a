/** The column types of a batch's parameters. */
export type ColumnType = 'uuid' | 'text' | 'jsonb' | 'int4' | 'int8' | 'float8' | 'bool';

export type Cell = string | number | boolean | null;

type Form = {
  /** pg_type.oid, the same on every server. */
  readonly oid: number;
  readonly size: (value: never) => number;
  readonly write: (buffer: Buffer, value: never, at: number) => void;
};

const FORMS: Readonly<Record<ColumnType, Form>> = {
  uuid: { oid: 2950, size: () => 16, write: writeUuid },
  text: { oid: 25, size: Buffer.byteLength, write: (buffer, value: string, at) => void buffer.write(value, at) },
  jsonb: { oid: 3802, size: (value: string) => 1 + Buffer.byteLength(value), write: writeJson },
  int4: { oid: 23, size: () => 4, write: (buffer, value: number, at) => void buffer.writeInt32BE(value, at) },
  int8: { oid: 20, size: () => 8, write: writeWholeNumber },
  float8: { oid: 701, size: () => 8, write: (buffer, value: number, at) => void buffer.writeDoubleBE(value, at) },
  bool: { oid: 16, size: () => 1, write: (buffer, value: boolean, at) => void buffer.writeInt8(value ? 1 : 0, at) },
};

const HEADER = 20;
const EMPTY_HEADER = 12;

/**
 * Encodes an array parameter in PostgreSQL's binary format, which pg sends unchanged. The server
 * parses a large batch about ten times faster than as text, so the lot is locked for less time.
 * Cells of text, jsonb (JSON) and uuid are strings; int8 cells are safe integers from 0.
 */
export function binaryArray(column: ColumnType, cells: readonly Cell[]): Buffer {
  const { oid, size, write } = FORMS[column];
  let bytes = cells.length === 0 ? EMPTY_HEADER : HEADER;
  for (const cell of cells) bytes += 4 + (cell === null ? 0 : size(cell as never));
  const buffer = Buffer.allocUnsafe(bytes);
  buffer.writeInt32BE(cells.length === 0 ? 0 : 1, 0); // dimensions
  buffer.writeInt32BE(1, 4); // may contain nulls
  buffer.writeInt32BE(oid, 8);
  if (cells.length === 0) return buffer;
  buffer.writeInt32BE(cells.length, 12);
  buffer.writeInt32BE(1, 16); // lower bound
  let at = HEADER;
  for (const cell of cells) {
    const length = cell === null ? 0 : size(cell as never);
    buffer.writeInt32BE(cell === null ? -1 : length, at);
    if (cell !== null) write(buffer, cell as never, at + 4);
    at += 4 + length;
  }
  return buffer;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * Digit by digit: every bid has several UUIDs, and string operations cost more than the rest of a
 * row.
 */
function writeUuid(buffer: Buffer, value: string, at: number): void {
  if (!UUID.test(value)) throw new TypeError(`not a uuid: ${value}`);
  let to = at;
  for (let n = 0; n < value.length; n += 2) {
    if (value.charCodeAt(n) === HYPHEN) n += 1;
    buffer[to++] = (digitAt(value, n) << 4) | digitAt(value, n + 1);
  }
}

const HYPHEN = 0x2d;

/** The value of a hexadecimal digit of either case. */
function digitAt(text: string, n: number): number {
  const code = text.charCodeAt(n);
  return (code & 0xf) + (code > 0x39 ? 9 : 0);
}

function writeWholeNumber(buffer: Buffer, value: number, at: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`not a whole number: ${value}`);
  buffer.writeUInt32BE(Math.floor(value / 2 ** 32), at);
  buffer.writeUInt32BE(value % 2 ** 32, at + 4);
}

/** A version byte, then the JSON text. */
function writeJson(buffer: Buffer, value: string, at: number): void {
  buffer.writeInt8(1, at);
  buffer.write(value, at + 1);
}
