import type { Lot } from '#auction/lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Finding, type Invariant } from '../invariant.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

const COMPARED_FIELDS = [
  'status',
  'hash',
  'currentBid',
  'leadingPaddle',
  'bidCount',
  'closesAt',
  'scheduledClosesAt',
  'extensions',
  'hammerPrice',
  'endedAt',
] as const satisfies readonly (keyof Lot)[];

type ShownLot = { readonly [Field in (typeof COMPARED_FIELDS)[number]]: unknown } & { readonly seq: number };

/**
 * I8: every lot in an answer, an announcement or a read is the fold of its ledger up to its number.
 */
export const shownAsFolded: Invariant<SimulatedAuction> = {
  ...CLAIMS.shownAsFolded,
  check: ({ history, ledgers }) => {
    const { answered, announced, reads } = history;
    const inAnswers = answered.flatMap(({ answer, lotId }) =>
      answer.lot ? [{ lotId: answer.accepted ? answer.lotId : lotId, lot: answer.lot as ShownLot }] : [],
    );
    const inAnnouncements = announced.flatMap(({ change: { record, before, after } }) => [
      { lotId: record.lotId, lot: before as ShownLot },
      { lotId: record.lotId, lot: after as ShownLot },
    ]);
    const inReads = reads.map(({ lotId, lot }) => ({ lotId, lot: lot as ShownLot }));
    return examine(
      [...inAnswers, ...inAnnouncements, ...inReads].filter(({ lot }) => lot.seq > 0),
      ({ lotId, lot }) => {
        const folded = ledgers.get(lotId)?.states[lot.seq];
        if (!folded) return `a lot was shown at event ${lot.seq}, which it does not have`;
        const wrong = COMPARED_FIELDS.find((field) => lot[field] !== folded[field]);
        return wrong ? `at event ${lot.seq} ${wrong} was shown as ${lot[wrong]}; it is ${folded[wrong]}` : null;
      },
    );
  },
};

/** I26: after an acknowledgement its bidder reads a lot that includes the bid, on every node. */
export const readYourAcknowledgement: Invariant<SimulatedAuction> = {
  ...CLAIMS.readYourAcknowledgement,
  check: (auction) => [...readsIncludeAcknowledged(auction), ...answersIncludeTheirEvent(auction)],
};

function readsIncludeAcknowledged({ history }: SimulatedAuction): readonly Finding[] {
  const acknowledgements = Map.groupBy(
    history.answered.filter(({ answer }) => answer.accepted),
    ({ userId, answer }) => `${userId}/${answer.accepted ? answer.lotId : ''}`,
  );
  const readsAfter = history.reads.flatMap((read) => {
    const before = (acknowledgements.get(`${read.userId}/${read.lotId}`) ?? []).filter(
      ({ moment }) => moment < read.began,
    );
    const newest = Math.max(0, ...before.map(({ answer }) => (answer.accepted ? answer.seq : 0)));
    return newest > 0 ? [{ read, newest }] : [];
  });
  return examine(readsAfter, ({ read, newest }) =>
    read.lot.seq >= newest ? null : `after event ${newest} was acknowledged, a read showed event ${read.lot.seq}`,
  );
}

function answersIncludeTheirEvent({ history }: SimulatedAuction): readonly Finding[] {
  return examine(history.answered, ({ answer, key }) =>
    !answer.accepted || answer.lot.seq >= answer.seq ? null : `the answer to key ${key} shows a lot without its event`,
  );
}
