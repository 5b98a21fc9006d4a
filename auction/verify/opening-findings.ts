import { commitTo, type Sha256 } from '../ledger-hash.ts';
import type { PublicLot } from '../views.ts';
import { broken, type Finding, held, notCheckable } from './finding.ts';
import type { ExportedEvent } from './lot-export.ts';
import { commitmentOf } from './replay-ledger.ts';
import { hasEnded, isToldByPrice } from './revealed-by-price.ts';
import { highestRow } from './stand-ins.ts';

/**
 * Checks that every opening matches its commitment and may be published (decision 16). For an ended
 * lot, also lists the amounts that stay sealed and have to be trusted.
 */
export function openingFindings(
  events: readonly ExportedEvent[],
  state: PublicLot,
  sha256: Sha256,
): readonly Finding[] {
  const opened = events.filter(({ opening }) => opening !== undefined);
  const wrong = opened.find(({ event, opening }) => opening && commitmentOf(event) !== commitTo(sha256, opening));
  if (wrong) {
    const words = `The opening of event ${wrong.seq} does not match the commitment that was published for it.`;
    return [broken('openings', words, wrong.seq)];
  }
  const ended = hasEnded(state.status);
  const highest = highestRow(events);
  const early = opened.find(({ opening }) => opening && !(ended && isToldByPrice(opening, highest)));
  if (early) return [broken('openings', `Event ${early.seq} reveals an amount that must still be secret.`, early.seq)];
  const sealed = events.filter(({ event, opening }) => commitmentOf(event) !== null && opening === undefined);
  return [
    opened.length > 0
      ? held(
          'openings',
          `${opened.length} sealed ${opened.length === 1 ? 'amount is' : 'amounts are'} opened, each as it was sealed.`,
        )
      : notCheckable(
          'openings',
          ended ? 'This file opens no sealed amount.' : 'The lot has not ended, so nothing is opened yet.',
        ),
    ...sealed.flatMap(({ seq, event }) => (ended ? [sealedFinding(seq, event)] : [])),
  ];
}

function sealedFinding(seq: number, event: ExportedEvent['event']): Finding {
  switch (event.type) {
    case 'LotOpened':
      return notCheckable(
        'sealed',
        'The reserve stays sealed: whether it was met cannot be checked from this file.',
        seq,
      );
    case 'ReserveLowered':
      return notCheckable('sealed', 'The lowered reserve stays sealed, like the original one.', seq);
    case 'BidPlaced':
      return notCheckable(
        'sealed',
        `The limit of paddle ${event.paddle} is above every bid and stays sealed: only its holder can ` +
          `check that the automatic bids stayed within it.`,
        seq,
      );
    default:
      return notCheckable(
        'sealed',
        'A limit that the leader changed is above every bid and stays sealed: only its holder can ' +
          'check that the automatic bids stayed within it.',
        seq,
      );
  }
}
