/**
 * A Socket.IO event from a client: its id if the client wants an answer, its name, its arguments.
 */
export type EventPacket = {
  readonly id: number | null;
  readonly name: string | number;
  readonly args: readonly unknown[];
};

/** Event names reserved by Socket.IO, which no client may send. */
const RESERVED = new Set(['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']);

const EVENT = 0x32;
const BRACKET = 0x5b;

/**
 * Parses an event of the default namespace, which nearly every packet is: `2`, the id, and a JSON
 * array that begins with the name (Socket.IO protocol, version 5). Returns null for every other
 * packet, valid or not; Socket.IO's own parser decides about those.
 */
export function parseEvent(text: string): EventPacket | null {
  if (text.charCodeAt(0) !== EVENT) return null;
  let at = 1;
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (text.charCodeAt(at) !== BRACKET) return null;
  const content = parseArray(text.slice(at));
  if (content === null) return null;
  const [name, ...args] = content;
  if (typeof name !== 'number' && (typeof name !== 'string' || RESERVED.has(name))) return null;
  return { id: at === 1 ? null : Number(text.slice(1, at)), name, args };
}

/** The packet that acknowledges an event with an answer. */
export function ackPacket(id: number, answer: unknown): string {
  return `3${id}${JSON.stringify([answer])}`;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function parseArray(json: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
