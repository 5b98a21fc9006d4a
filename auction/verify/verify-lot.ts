import { canonicalJson } from '../canonical-json.ts';
import { type ChainFault, checkChain, type Sha256 } from '../ledger-hash.ts';
import type { PublicLot } from '../views.ts';
import { broken, type Finding, held, notCheckable } from './finding.ts';
import type { ExportedEvent, LotExport } from './lot-export.ts';
import { openingFindings } from './opening-findings.ts';
import { differencesBetween, publicStates } from './public-state.ts';
import { type OpenedLink, type Replay, replayLedger } from './replay-ledger.ts';
import { hasEnded } from './revealed-by-price.ts';

/**
 * A seq and hash from outside the file: a bidder's receipt, or the hash shown on the lot's page.
 */
export type Receipt = { readonly seq: number; readonly hash: string };

/**
 * Verifies an export for consistency, against the rules and, if given, against a receipt. A forger
 * can recompute every hash in a file; only a receipt, or a hash that others saw, reveals that.
 * The result covers every check, including those that the file does not allow.
 */
export function verifyLot(lot: LotExport, sha256: Sha256, receipt: Receipt | null = null): readonly Finding[] {
  const { events, state } = lot;
  const fault = checkChain(sha256, events);
  const chain = [...chainFindings(fault, events.length), ...receiptFindings(lot, receipt)];
  const openings = openingFindings(events, state, sha256);
  const links = events.map(({ opening, ...link }): OpenedLink => ({ ...link, opening: opening ?? null }));
  const isSound = fault === null && openings.every(({ verdict }) => verdict !== 'broken');
  const replay = isSound && hasEnded(state.status) ? replayLedger(links, sha256) : null;
  return [
    ...chain,
    ...openings,
    ...termsFindings(lot),
    ...(replay ? replayFindings(replay, events) : [whyNotReplayed(isSound)]),
    ...stateFindings(lot, replay),
    ...outsideFindings(events),
  ];
}

function chainFindings(fault: ChainFault, total: number): readonly Finding[] {
  if (fault === null) {
    return [
      held('numbers', `The events are numbered 1 to ${total} without a gap.`),
      held('chain', 'Each event carries the hash of all events before it: none was changed, removed or added.'),
    ];
  }
  if (fault.why === 'seq') {
    return [
      broken('numbers', `Event ${fault.seq} is not in its place: an event is missing, repeated or moved.`, fault.seq),
      notCheckable('chain', 'The chain cannot be followed past the gap.', fault.seq),
    ];
  }
  return [
    held('numbers', `The events are numbered without a gap up to ${fault.seq}.`),
    broken(
      'chain',
      `The hash of event ${fault.seq} does not match the events before it: the file was changed here.`,
      fault.seq,
    ),
  ];
}

function receiptFindings({ events }: LotExport, receipt: Receipt | null): readonly Finding[] {
  if (receipt === null) {
    return [
      notCheckable(
        'receipt',
        'No receipt was given. A file that was forged as a whole has matching hashes too; only a ' +
          'receipt, or the hash shown on the lot’s page at the time, reveals that.',
      ),
    ];
  }
  const { seq, hash } = receipt;
  const there = events[seq - 1];
  if (!there) {
    const end = `The receipt names event ${seq}, but the file ends at event ${events.length}.`;
    return [broken('receipt', `${end} If it was exported before that bid, export it again.`, seq)];
  }
  return there.hash === hash
    ? [held('receipt', `The receipt matches event ${seq}: the history up to it is the one its holder saw.`, seq)]
    : [broken('receipt', `The receipt for event ${seq} has another hash: it was issued for another ledger.`, seq)];
}

function termsFindings({ auction, lot, events }: LotExport): readonly Finding[] {
  const first = events[0];
  if (first?.event.type !== 'LotOpened')
    return [notCheckable('terms', 'The lot was never opened, so no event fixes its terms.')];
  const { terms, openingBid } = first.event;
  const isSame = canonicalJson([terms, openingBid]) === canonicalJson([auction.terms, lot.openingBid]);
  return [
    isSame
      ? held('terms', 'The terms and the opening bid are those the lot opened with.', first.seq)
      : broken('terms', 'The terms or the opening bid are not those the lot opened with.', first.seq),
  ];
}

function whyNotReplayed(isSound: boolean): Finding {
  return isSound
    ? notCheckable('rules', 'The lot has not ended: the limits behind automatic bids are sealed until then.')
    : notCheckable('rules', 'The rules cannot be checked because the chain or an opening is broken.');
}

function replayFindings(replay: Replay, events: readonly ExportedEvent[]): readonly Finding[] {
  const { stoppedAt, sealed, takenAsAloud } = replay;
  if (stoppedAt !== null) {
    const isVoided = events.some(({ seq, event }) => event.type === 'BidVoided' && seq <= stoppedAt);
    // After a void, price and leader depend on amounts that the price did not disclose.
    return isVoided && sealed.length > 0
      ? [
          notCheckable(
            'rules',
            `A bid was voided, and the events from ${stoppedAt} on depend on amounts that stay sealed.`,
            stoppedAt,
          ),
        ]
      : [broken('rules', `Event ${stoppedAt} does not follow from the events before it under the rules.`, stoppedAt)];
  }
  return [
    held('rules', 'Replayed under the rules, every price, automatic bid, extension and the outcome are the same.'),
    ...takenAsAloud.map((seq) =>
      notCheckable(
        'sealed',
        `Event ${seq} leads with more than was needed: correct only if its bidder placed an exact bid of that amount.`,
        seq,
      ),
    ),
  ];
}

/** Fields that come from the catalogue until the lot opens. */
const FROM_CATALOGUE: readonly (keyof PublicLot)[] = ['scheduledClosesAt', 'closesAt', 'reserve'];

function stateFindings({ auction, lot, events, state }: LotExport, replay: Replay | null): readonly Finding[] {
  if (events.length === 0 && state.seq === 0 && state.status === 'scheduled') {
    return [notCheckable('state', 'The lot has no events yet.')];
  }
  const promised = { terms: auction.terms, openingBid: lot.openingBid, hasReserve: state.reserve !== 'none' };
  const isOpened = events.some(({ event }) => event.type === 'LotOpened');
  const isVoided = events.some(({ event }) => event.type === 'BidVoided');
  const untold = new Set<keyof PublicLot>(isOpened ? [] : FROM_CATALOGUE);
  // After a void, outsiders cannot know whether the reserve is still met.
  if (isVoided && promised.hasReserve && replay?.sealed.length !== 0) untold.add('reserve');
  const expected = publicStates(events, promised).at(-1);
  if (!expected) return [broken('state', 'The lot claims to have a history, but there is no event.')];
  const wrong = differencesBetween(expected, state).filter((field) => !untold.has(field));
  return [
    wrong.length === 0
      ? held('state', 'Price, leader, closing time and outcome of the lot follow from its events.')
      : broken('state', `The state of the lot does not follow from its events: ${wrong.join(', ')}.`),
  ];
}

function outsideFindings(events: readonly ExportedEvent[]): readonly Finding[] {
  const moved = events.find(({ event }) => event.type === 'ClosingExtended' && event.cause !== 'bid');
  return [
    notCheckable('outside', 'The titles of the auction and the lot are not covered by the chain.'),
    notCheckable(
      'outside',
      'Who holds a paddle, and whether they had the right to bid, is in the auction house’s records and in no file.',
    ),
    ...(moved
      ? [
          notCheckable(
            'outside',
            `Event ${moved.seq} moves the close because of another lot or a downtime, neither of ` +
              `which is in this file.`,
            moved.seq,
          ),
        ]
      : []),
  ];
}
