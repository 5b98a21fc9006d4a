import { canonicalJson } from '../canonical-json.ts';
import { decide } from '../decide.ts';
import { type LotEvent, publicPart } from '../events.ts';
import { evolve } from '../evolve.ts';
import type { Sha256 } from '../ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '../lot.ts';
import type { Money } from '../money.ts';
import { type CommandGroup, commandGroups, type Link } from './command-groups.ts';
import { type Amounts, commandsBehind } from './commands-behind.ts';
import type { Opening } from './lot-export.ts';
import { standInsFor } from './stand-ins.ts';

/** An event with the opening of its commitment; null if it is sealed or has no commitment. */
export type OpenedLink = Link & { readonly opening: Opening | null };

/** The result of a replay. `lot` is the state after the last event that could be replayed. */
export type Replay = {
  readonly lot: Lot;
  /** The seq of the first event that does not follow from the rules; null if all do. */
  readonly stoppedAt: number | null;
  /** The seqs of events with a sealed commitment, which were replayed with stand-in amounts. */
  readonly sealed: readonly number[];
  /** The seqs of sealed bids above the needed price: right only if bid openly at that amount. */
  readonly takenAsAloud: readonly number[];
};

/**
 * Replays a ledger: infers the command of each group of events, decides it by the same rules
 * against the lot at that time, and expects exactly these events. This recomputes all prices,
 * automatic bids, extensions, voids and the outcome.
 */
export function replayLedger(links: readonly OpenedLink[], sha256: Sha256): Replay {
  const sealed = links.filter(({ event, opening }) => opening === null && commitmentOf(event) !== null);
  const standIns = standInsFor(sealed, links);
  const takenAsAloud: number[] = [];
  const sealedSeqs = new Set(sealed.map(({ seq }) => seq));
  let lot = SCHEDULED_LOT;
  for (const group of commandGroups(links)) {
    const isSealed = sealedSeqs.has(group.own.seq);
    const amounts = isSealed ? stoodIn(group, standIns.get(group.own.seq)) : openedAmounts(group.own.opening);
    const played = play(lot, group, amounts, isSealed, sha256);
    if (!played) return { lot, stoppedAt: firstOf(group), sealed: [...sealedSeqs], takenAsAloud };
    if (played.isAloud && isSealed) takenAsAloud.push(group.own.seq);
    group.links.forEach(({ seq, hash }, place) => {
      const event = played.events[place];
      if (event) lot = evolve(lot, { seq, hash, event });
    });
  }
  return { lot, stoppedAt: null, sealed: [...sealedSeqs], takenAsAloud };
}

/** The commitment of an event; null if it has no secret. */
export function commitmentOf(event: Link['event']): string | null {
  return 'commitment' in event ? event.commitment : null;
}

function firstOf({ links, own }: CommandGroup): number {
  return links[0]?.seq ?? own.seq;
}

function openedAmounts(opening: Opening | null): Amounts {
  return (opening ?? { salt: '' }) as Amounts;
}

function stoodIn({ own: { event } }: CommandGroup, amount: Money | undefined): Amounts {
  if (amount === undefined) return { salt: '' };
  return event.type === 'BidPlaced' || event.type === 'MaxBidSet'
    ? { limit: amount, salt: '' }
    : { reserve: amount, salt: '' };
}

type Played = { readonly events: readonly LotEvent[]; readonly isAloud: boolean };

function play(
  lot: Lot,
  group: CommandGroup<OpenedLink>,
  amounts: Amounts,
  isSealed: boolean,
  sha256: Sha256,
): Played | null {
  const told = group.links.map(({ event }) => canonicalJson(publicPart(event as LotEvent)));
  for (const command of commandsBehind(lot, group, amounts)) {
    // With an opened salt the commitment is recomputed too, which a stand-in does not allow.
    const decision = decide(lot, command, sha256);
    if (!decision.accepted || decision.events.length !== told.length) continue;
    const made = decision.events.map((event) => (isSealed ? withCommitmentOf(group, event) : event));
    if (made.every((event, place) => canonicalJson(publicPart(event)) === told[place])) {
      return { events: made, isAloud: command.type === 'PlaceBid' };
    }
  }
  return null;
}

function withCommitmentOf({ own }: CommandGroup, event: LotEvent): LotEvent {
  const commitment = commitmentOf(event);
  return commitment === null || event.type !== own.event.type
    ? event
    : ({ ...event, commitment: commitmentOf(own.event) } as LotEvent);
}
