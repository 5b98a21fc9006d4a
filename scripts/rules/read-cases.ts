import type { Money } from '#auction/money.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import { caseSchema, type WrittenCase, type WrittenCommand } from './case-format.ts';
import { CaseProblem } from './case-problem.ts';
import { readAmount, readTerms } from './case-terms.ts';
import { readTime, type TimeForm, timeFormOf } from './case-times.ts';

/**
 * A command of a case, in minor units and epoch milliseconds. `lot` counts from 1; `ref` is the
 * index of the command whose bid is voided.
 */
export type CaseCommand = { readonly at: number; readonly lot: number } & (
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

/** A validated case. */
export type Case = {
  readonly id: string;
  readonly terms: Terms;
  readonly hasPremium: boolean;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly opensAt: number;
  readonly closesAt: number | null;
  readonly lots: number;
  /** Milliseconds between the closing times of consecutive lots. */
  readonly gap: number;
  readonly timeForm: TimeForm;
  readonly paddles: ReadonlyMap<string, Partial<Bidder>>;
  readonly commands: readonly CaseCommand[];
};

/**
 * Reads the text of a file: one case or an array of cases. Throws a CaseProblem at the first error.
 */
export function readCases(text: string): readonly Case[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CaseProblem([], `not JSON: ${(error as Error).message}`);
  }
  return Array.isArray(parsed) ? parsed.map((one, n) => readCase(one, [n])) : [readCase(parsed, [])];
}

function readCase(value: unknown, path: readonly PropertyKey[]): Case {
  const result = caseSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new CaseProblem([...path, ...(issue?.path ?? [])], issue?.message ?? 'is not a case');
  }
  const written = result.data;
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

type ReadContext = { readonly currency: string; readonly timeForm: TimeForm; readonly path: readonly PropertyKey[] };

function readCommands({ commands, lots = 1 }: WrittenCase, { path, ...context }: ReadContext): readonly CaseCommand[] {
  const read: CaseCommand[] = [];
  for (const [n, written] of commands.entries()) {
    const command = readCommand(written, read, { ...context, path: [...path, n] });
    if (command.at < (read.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) {
      throw new CaseProblem([...path, n, 'at'], 'is earlier than the command before it');
    }
    if (command.lot > lots)
      throw new CaseProblem([...path, n, 'lot'], `lot ${command.lot} does not exist; the case has ${lots}`);
    read.push(command);
  }
  return read;
}

function readCommand(
  written: WrittenCommand,
  before: readonly CaseCommand[],
  { currency, timeForm, path }: ReadContext,
): CaseCommand {
  const common = { at: readTime(timeForm, written.at, [...path, 'at']), lot: written.lot ?? 1 };
  if (!('do' in written)) {
    const { by, bid, max, jumpConfirmed = false } = written;
    const amountOf = (text: string | undefined, field: string) =>
      text === undefined ? null : readAmount(text, currency, [...path, field], 1);
    return { ...common, kind: 'bid', by, bid: amountOf(bid, 'bid'), max: amountOf(max, 'max'), jumpConfirmed };
  }
  switch (written.do) {
    case 'lowerReserve':
      return { ...common, kind: written.do, to: readAmount(written.to, currency, [...path, 'to']) };
    case 'void': {
      const { ref, reason = 'voided' } = written;
      const voided = before[ref];
      if (!voided) throw new CaseProblem([...path, 'ref'], 'must be the index of an earlier command');
      if (written.lot !== undefined && written.lot !== voided.lot) {
        throw new CaseProblem([...path, 'lot'], `the bid was on lot ${voided.lot}`);
      }
      return { ...common, lot: voided.lot, kind: written.do, ref, reason };
    }
    case 'pause':
    case 'withdraw':
      return { ...common, kind: written.do, reason: written.reason ?? written.do };
    default:
      return { ...common, kind: written.do };
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
