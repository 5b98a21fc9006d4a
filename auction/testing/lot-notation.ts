import type { LotInPlay } from './lot-in-play.ts';

/**
 * Plays moves in the notation of the trade's worked examples: `A:100` A sets a max of 100 · `A=100`
 * an exact bid · `A=100:300` an exact bid with a max above it. Amounts are whole minor units, or
 * major ones with two decimals ("9.50" is 950). Answers the refusals' codes, null for none.
 */
export function playMoves(lot: LotInPlay, moves: string): readonly (string | null)[] {
  return moves.split(/[,;]\s*/).map((move) => playMove(lot, move)?.code ?? null);
}

function playMove(lot: LotInPlay, move: string): ReturnType<LotInPlay['max']> {
  const match = /^(\w+)(?:=(\d+(?:\.\d\d)?))?(?::(\d+(?:\.\d\d)?))?$/.exec(move);
  if (!match?.[1] || (!match[2] && !match[3])) throw new Error(`not a move: "${move}"`);
  const [, by, exact, max] = match;
  if (!exact) return lot.max(by, units(max ?? ''));
  return lot.bid(by, units(exact), max ? { max: units(max) } : {});
}

function units(text: string): number {
  return text.includes('.') ? Number(text.replace('.', '')) : Number(text);
}
