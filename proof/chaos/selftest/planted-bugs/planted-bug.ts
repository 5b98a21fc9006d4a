import type { InvariantId } from '#proof/invariants/claims.ts';
import type { EventDump, OpLine } from '../../recording/recorded-run.ts';
import type { SmallRun } from '../small-run.ts';

/**
 * A change to the record, in one place, that a bug of the server would cause. The invariant must
 * catch it.
 */
export type PlantedBug = {
  readonly id: InvariantId;
  readonly bug: string;
  readonly plant: (run: SmallRun) => void;
};

/**
 * Changes the first item that matches. Throws when none does: a bug that is not planted proves
 * nothing.
 */
export function change<T>(items: T[], matches: (item: T) => boolean, to: (item: T) => T): void {
  const n = items.findIndex(matches);
  const item = items[n];
  if (item === undefined) throw new Error('no item matches: the bug cannot be planted');
  items[n] = to(item);
}

/** Removes the first item that matches. Throws when none does. */
export function remove<T>(items: T[], matches: (item: T) => boolean): T {
  const [item] = items.splice(items.findIndex(matches), 1);
  if (item === undefined) throw new Error('no item matches: the bug cannot be planted');
  return item;
}

export const isManualBid = ({ type, public: published }: EventDump) =>
  type === 'BidPlaced' && published.automatic === false;

export const isAutomaticBid = ({ type, public: published }: EventDump) =>
  type === 'BidPlaced' && published.automatic === true;

export const isAcceptedBid = ({ ph, op }: OpLine) => ph === 'ok' && op === 'bid';

export function withPublic(event: EventDump, fields: Record<string, unknown>): EventDump {
  return { ...event, public: { ...event.public, ...fields } };
}
