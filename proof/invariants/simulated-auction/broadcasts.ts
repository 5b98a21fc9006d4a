import type { Lot } from '#auction/lot.ts';
import { type Findings, lookAt } from '../invariant.ts';
import type { Evidence } from './simulated-auction.ts';
import { type Judgement, together } from './simulated-auction-invariants.ts';

const SHOWN = [
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

type Shown = { readonly [Field in (typeof SHOWN)[number]]: unknown } & { readonly seq: number };

/** I8: every lot that anybody was shown, in an answer, an announcement or a read, is the fold of its ledger up to the number it bears. */
export const shownAsFolded: Judgement = {
  invariant: 'I8',
  says: 'every lot that was shown is the fold of its ledger',
  judge: (evidence) => {
    const { answered, announced, reads } = evidence.history;
    const inAnswers = answered.flatMap(({ answer, lotId }) =>
      answer.lot ? [{ lotId: answer.accepted ? answer.lotId : lotId, lot: answer.lot as Shown }] : [],
    );
    const inNews = announced.flatMap(({ change: { record, before, after } }) => [
      { lotId: record.lotId, lot: before as Shown },
      { lotId: record.lotId, lot: after as Shown },
    ]);
    const all = [...inAnswers, ...inNews, ...reads.map(({ lotId, lot }) => ({ lotId, lot: lot as Shown }))];
    return lookAt(
      all.filter(({ lot }) => lot.seq > 0),
      ({ lotId, lot }) => {
        const folded = evidence.ledgers.get(lotId)?.states[lot.seq];
        if (!folded) return `a lot was shown at event ${lot.seq}, which it does not have`;
        const wrong = SHOWN.find((field) => lot[field] !== folded[field]);
        return wrong ? `at event ${lot.seq} ${wrong} was shown as ${lot[wrong]}; it is ${folded[wrong]}` : null;
      },
    );
  },
};

/** I22: every event that was announced was committed before, and is in the ledger as it was told. */
export const noPhantom: Judgement = {
  invariant: 'I22',
  says: 'nothing is announced that is not in the ledger',
  judge: ({ history, ledgers }) =>
    lookAt(
      history.announced.flatMap(({ change, moment }) => change.events.map((told) => ({ change, moment, told }))),
      ({ change, moment, told }) => {
        const row = ledgers.get(change.record.lotId)?.rows[told.seq - 1];
        if (!row || row.commit.moment > moment) return `event ${told.seq} was announced before it was committed`;
        return row.hash === told.hash && row.event.type === told.event.type
          ? null
          : `event ${told.seq} was announced as another than the ledger has`;
      },
    ),
};

/** I23: whoever heard of an event heard of the same one: one hash for each lot and number. */
export const noEquivocation: Judgement = {
  invariant: 'I23',
  says: 'everybody is told the same event under a number',
  judge: ({ history }): Findings => {
    const hashes = new Map<string, string>();
    const told = [
      ...history.announced.flatMap(({ change }) =>
        change.events.map(({ seq, hash }) => ({ lotId: change.record.lotId, seq, hash })),
      ),
      ...history.reads.map(({ lotId, lot: { seq, hash } }) => ({ lotId, seq, hash })),
      ...history.answered.flatMap(({ answer }) =>
        answer.accepted ? [{ lotId: answer.lotId, seq: answer.seq, hash: answer.hash }] : [],
      ),
    ];
    return lookAt(told, ({ lotId, seq, hash }) => {
      const id = `${lotId}/${seq}`;
      const first = hashes.get(id);
      if (first === undefined) hashes.set(id, hash);
      return first === undefined || first === hash ? null : `event ${seq} was told with two hashes`;
    });
  },
};

/** How long a node that has lost its process may have had a write under way, in milliseconds. */
const UNDER_WAY = 6_000;

/** How soon after its commit an event is announced by some node, and how soon after that which has hindered it, in milliseconds. */
const TOLD_WITHIN = 2_000;
const TOLD_AFTER_HINDRANCE = 4_000;

/** I25, the house's part in it: whatever was committed is announced by some node, though its write was in doubt; unless a node fell silent. */
export const toldSoon: Judgement = {
  invariant: 'I25',
  says: 'what is committed is announced soon',
  judge: ({ history, ledgers }) => {
    const told = new Map<string, number>();
    for (const { change, at } of history.announced) {
      for (const { seq } of change.events) {
        const id = `${change.record.lotId}/${seq}`;
        if (!told.has(id)) told.set(id, at);
      }
    }
    const isExcused = (lotId: string, at: number) =>
      history.silenced.some(
        (silence) =>
          silence.at < history.endedAt && silence.at > at - UNDER_WAY && (silence.isCrash || silence.lotId === lotId),
      );
    return together(
      ...[...ledgers].map(([lotId, { rows }]) =>
        lookAt(
          rows.filter(({ commit }) => !isExcused(lotId, commit.at)),
          ({ seq, commit }) => {
            const at = told.get(`${lotId}/${seq}`);
            if (at === undefined) return `event ${seq} was announced by nobody`;
            const latest = latestNews(commit.at, history.hindered);
            return at <= latest ? null : `event ${seq}, committed at ${commit.at}, was announced at ${at}`;
          },
        ),
      ),
    );
  },
};

/** Until when an event may be announced: whatever hinders it before that puts it off. */
function latestNews(committedAt: number, hindered: readonly number[]): number {
  let latest = committedAt + TOLD_WITHIN;
  for (const at of hindered) if (at > committedAt && at <= latest) latest = at + TOLD_AFTER_HINDRANCE;
  return latest;
}

/** I26: whoever was told of their event reads a lot that holds it, on whatever node. */
export const readYourAck: Judgement = {
  invariant: 'I26',
  says: 'who was answered reads no older state',
  judge: (evidence) => together(readsAfterAcks(evidence), answersHoldTheirEvent(evidence)),
};

function readsAfterAcks({ history }: Evidence): Findings {
  const acks = Map.groupBy(
    history.answered.filter(({ answer }) => answer.accepted),
    ({ userId, answer }) => `${userId}/${answer.accepted ? answer.lotId : ''}`,
  );
  const places = history.reads.flatMap((read) => {
    const before = (acks.get(`${read.userId}/${read.lotId}`) ?? []).filter(({ moment }) => moment < read.began);
    const newest = Math.max(0, ...before.map(({ answer }) => (answer.accepted ? answer.seq : 0)));
    return newest > 0 ? [{ read, newest }] : [];
  });
  return lookAt(places, ({ read, newest }) =>
    read.lot.seq >= newest ? null : `after event ${newest} was acknowledged a read showed event ${read.lot.seq}`,
  );
}

function answersHoldTheirEvent({ history }: Evidence): Findings {
  return lookAt(history.answered, ({ answer, key }) =>
    !answer.accepted || answer.lot.seq >= answer.seq ? null : `the answer to key ${key} shows a lot without its event`,
  );
}
