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
      held('chain', 'Each event carries the hash of everything before it: nothing was changed, left out or put in.'),
    ];
  }
  if (fault.why === 'seq') {
    return [
      broken(
        'numbers',
        `Event ${fault.seq} should come here and does not: a row is missing, doubled or moved.`,
        fault.seq,
      ),
      notCheckable('chain', 'The chain cannot be followed past the gap.', fault.seq),
    ];
  }
  return [
    held('numbers', `The events are numbered without a gap up to ${fault.seq}.`),
    broken(
      'chain',
      `The hash of event ${fault.seq} does not fit what stands before it: the file was changed here.`,
      fault.seq,
    ),
  ];
}

function receiptFindings({ events }: LotExport, receipt: Receipt | null): readonly Finding[] {
  if (receipt === null) {
    return [
      notCheckable(
        'receipt',
        'No receipt was given. Somebody who makes a whole file anew can make its hashes fit; only a receipt, or the hash that others saw on the lot’s page, shows that.',
      ),
    ];
  }
  const { seq, hash } = receipt;
  const there = events[seq - 1];
  if (!there) {
    const end = `The receipt names event ${seq}, and the file ends at ${events.length}.`;
    return [broken('receipt', `${end} If it was exported before that bid, export it again.`, seq)];
  }
  return there.hash === hash
    ? [
        held(
          'receipt',
          `The receipt stands in the chain as event ${seq}: everything up to there is what its holder was told.`,
          seq,
        ),
      ]
    : [
        broken(
          'receipt',
          `The receipt for event ${seq} has another hash: this is not the ledger in which it was given.`,
          seq,
        ),
      ];
}

function termsFindings({ auction, lot, events }: LotExport): readonly Finding[] {
  const first = events[0];
  if (first?.event.type !== 'LotOpened')
    return [notCheckable('terms', 'The lot was never opened: no event promises its terms.')];
  const { terms, openingBid } = first.event;
  const isSame = canonicalJson([terms, openingBid]) === canonicalJson([auction.terms, lot.openingBid]);
  return [
    isSame
      ? held('terms', 'The terms and the opening bid are those with which the lot was opened.', first.seq)
      : broken('terms', 'The terms or the opening bid are not those with which the lot was opened.', first.seq),
  ];
}

function whyNotReplayed(isSound: boolean): Finding {
  return isSound
    ? notCheckable('rules', 'The lot has not ended: what the house bids for people is sealed until then.')
    : notCheckable('rules', 'With a broken chain or seal there is nothing to hold against the rules.');
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
            `A bid was voided, and what follows from event ${stoppedAt} on rests on amounts that stay sealed.`,
            stoppedAt,
          ),
        ]
      : [
          broken(
            'rules',
            `Event ${stoppedAt} does not follow from what came before it by the rules of the house.`,
            stoppedAt,
          ),
        ];
  }
  return [
    held(
      'rules',
      'Played again by the rules, every price, automatic bid, extension and the outcome come out as they stand here.',
    ),
    ...takenAsAloud.map((seq) =>
      notCheckable(
        'sealed',
        `Event ${seq} leads at more than was needed: right if its bidder bid that much aloud, which only they can say.`,
        seq,
      ),
    ),
  ];
}

/** Fields that come from the catalogue until the lot opens. */
const FROM_CATALOGUE: readonly (keyof PublicLot)[] = ['scheduledClosesAt', 'closesAt', 'reserve'];

function stateFindings({ auction, lot, events, state }: LotExport, replay: Replay | null): readonly Finding[] {
  if (events.length === 0 && state.seq === 0 && state.status === 'scheduled') {
    return [notCheckable('state', 'Nothing has happened to the lot yet.')];
  }
  const promised = { terms: auction.terms, openingBid: lot.openingBid, hasReserve: state.reserve !== 'none' };
  const isOpened = events.some(({ event }) => event.type === 'LotOpened');
  const isVoided = events.some(({ event }) => event.type === 'BidVoided');
  const untold = new Set<keyof PublicLot>(isOpened ? [] : FROM_CATALOGUE);
  // After a void, outsiders cannot know whether the reserve is still met.
  if (isVoided && promised.hasReserve && replay?.sealed.length !== 0) untold.add('reserve');
  const expected = publicStates(events, promised).at(-1);
  if (!expected) return [broken('state', 'The lot is said to have a history, and there is no event of it.')];
  const wrong = differencesBetween(expected, state).filter((field) => !untold.has(field));
  return [
    wrong.length === 0
      ? held('state', 'Price, leader, closing time and outcome of the lot are what its events make them.')
      : broken('state', `The lot is said to be other than its events make it: ${wrong.join(', ')}.`),
  ];
}

function outsideFindings(events: readonly ExportedEvent[]): readonly Finding[] {
  const moved = events.find(({ event }) => event.type === 'ClosingExtended' && event.cause !== 'bid');
  return [
    notCheckable(
      'outside',
      'The names of the auction and the lot are printed by the house: the chain covers what happened, not what it is called.',
    ),
    notCheckable(
      'outside',
      'Who stands behind a paddle, and that each had the right to bid, is in the house’s register and in no file.',
    ),
    ...(moved
      ? [
          notCheckable(
            'outside',
            `Event ${moved.seq} moves the close because of another lot or a downtime, which is not in this file.`,
            moved.seq,
          ),
        ]
      : []),
  ];
}
