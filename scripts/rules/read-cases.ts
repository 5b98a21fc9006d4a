import type { Money } from '#auction/money.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import { caseSchema, type WrittenCase, type WrittenCommand } from './case-format.ts';
import { CaseProblem } from './case-problem.ts';
import { readAmount, readTerms } from './case-terms.ts';
import { readTime, type TimeForm, timeFormOf } from './case-times.ts';

type Give = { readonly at: number; readonly lot: number };

/** What a command asks for, in the rules' own units. `ref` is the index of the command whose bid is voided. */
export type CaseCommand = Give &
  (
    | {
        readonly kind: 'bid';
        readonly by: string;
        readonly bid: Money | null;
        readonly max: Money | null;
        readonly jumpConfirmed: boolean;
      }
    | { readonly kind: 'lowerReserve'; readonly to: Money }
    | { readonly kind: 'void'; readonly ref: number; readonly reason: string }
    | { readonly kind: 'pause' | 'withdraw'; readonly reason: string }
    | { readonly kind: 'close' | 'resume' }
  );

/** A case that can be played. */
export type Case = {
  readonly id: string;
  readonly terms: Terms;
  readonly hasPremium: boolean;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly opensAt: number;
  readonly closesAt: number | null;
  readonly lots: number;
  /** Milliseconds between two lots' closes. */
  readonly gap: number;
  readonly timeForm: TimeForm;
  readonly paddles: ReadonlyMap<string, Partial<Bidder>>;
  readonly commands: readonly CaseCommand[];
};

/** Reads the text of a file: one case or an array of them. Throws a CaseProblem at the first thing that is not of the format. */
export function readCases(text: string): readonly Case[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    throw new CaseProblem([], `not JSON: ${(fault as Error).message}`);
  }
  return Array.isArray(parsed) ? parsed.map((one, n) => readCase(one, [n])) : [readCase(parsed, [])];
}

function readCase(value: unknown, path: readonly PropertyKey[]): Case {
  const shaped = caseSchema.safeParse(value);
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    throw new CaseProblem([...path, ...(issue?.path ?? [])], issue?.message ?? 'is not a case');
  }
  const written = shaped.data;
  const terms = readTerms(written.terms, [...path, 'terms']);
  const { currency } = terms;
  const { openingBid, reserve, closesAt } = written.terms;
  const timeForm = timeFormOf(closesAt ?? written.commands[0]?.at ?? 0);
  const commands = readCommands(written, { currency, timeForm, path: [...path, 'commands'] });
  const closing = closesAt === null ? null : readTime(timeForm, closesAt, [...path, 'terms', 'closesAt']);
  return {
    id: written.id,
    terms,
    hasPremium: written.terms.buyersPremium !== undefined,
    openingBid: readAmount(openingBid, currency, [...path, 'terms', 'openingBid']),
    reserve: reserve == null ? null : readAmount(reserve, currency, [...path, 'terms', 'reserve']),
    opensAt:
      timeForm.kind === 'seconds' ? 0 : Math.min(commands[0]?.at ?? closing ?? 0, closing ?? Number.POSITIVE_INFINITY),
    closesAt: closing,
    lots: written.lots ?? 1,
    gap: Math.round((written.gap ?? 0) * 1000),
    timeForm,
    paddles: readPaddles(written, currency, [...path, 'paddles']),
    commands,
  };
}

type Reading = { readonly currency: string; readonly timeForm: TimeForm; readonly path: readonly PropertyKey[] };

function readCommands({ commands, lots = 1 }: WrittenCase, { path, ...reading }: Reading): readonly CaseCommand[] {
  const read: CaseCommand[] = [];
  for (const [n, written] of commands.entries()) {
    const command = readCommand(written, read, { ...reading, path: [...path, n] });
    if (command.at < (read.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) {
      throw new CaseProblem([...path, n, 'at'], 'is before the command that comes before it');
    }
    if (command.lot > lots) throw new CaseProblem([...path, n, 'lot'], `there is no lot ${command.lot} of ${lots}`);
    read.push(command);
  }
  return read;
}

function readCommand(
  written: WrittenCommand,
  before: readonly CaseCommand[],
  { currency, timeForm, path }: Reading,
): CaseCommand {
  const given = { at: readTime(timeForm, written.at, [...path, 'at']), lot: written.lot ?? 1 };
  if (!('do' in written)) {
    const { by, bid, max, jumpConfirmed = false } = written;
    const amountOf = (text: string | undefined, field: string) =>
      text === undefined ? null : readAmount(text, currency, [...path, field], 1);
    return { ...given, kind: 'bid', by, bid: amountOf(bid, 'bid'), max: amountOf(max, 'max'), jumpConfirmed };
  }
  switch (written.do) {
    case 'lowerReserve':
      return { ...given, kind: written.do, to: readAmount(written.to, currency, [...path, 'to']) };
    case 'void': {
      const { ref, reason = 'voided' } = written;
      const voided = before[ref];
      if (!voided) throw new CaseProblem([...path, 'ref'], 'names no command before this one');
      if (written.lot !== undefined && written.lot !== voided.lot) {
        throw new CaseProblem([...path, 'lot'], `the bid was on lot ${voided.lot}`);
      }
      return { ...given, lot: voided.lot, kind: written.do, ref, reason };
    }
    case 'pause':
    case 'withdraw':
      return { ...given, kind: written.do, reason: written.reason ?? written.do };
    default:
      return { ...given, kind: written.do };
  }
}

function readPaddles({ paddles = {} }: WrittenCase, currency: string, path: readonly PropertyKey[]): Case['paddles'] {
  return new Map(
    Object.entries(paddles).map(([number, { status, limit, consignor }]) => {
      const rights: Partial<Bidder> = {
        ...(status === 'not-registered' ? { paddle: null, status: null } : status ? { status } : {}),
        ...(limit === undefined ? {} : { available: readAmount(limit, currency, [...path, number, 'limit']) }),
        ...(consignor === undefined ? {} : { consignedThisLot: consignor }),
      };
      return [number, rights];
    }),
  );
}
