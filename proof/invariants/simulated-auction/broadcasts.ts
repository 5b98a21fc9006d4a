import { CLAIMS } from '../claims.ts';
import { examine, type Finding, type Invariant } from '../invariant.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/** I22: every announced event was committed before, and is in the ledger as it was announced. */
export const noPhantom: Invariant<SimulatedAuction> = {
  ...CLAIMS.noPhantom,
  check: ({ history, ledgers }) =>
    examine(
      history.announced.flatMap(({ change, moment }) => change.events.map((event) => ({ change, moment, event }))),
      ({ change, moment, event }) => {
        const row = ledgers.get(change.record.lotId)?.rows[event.seq - 1];
        if (!row || row.commit.moment > moment) return `event ${event.seq} was announced before it was committed`;
        return row.hash === event.hash && row.event.type === event.event.type
          ? null
          : `event ${event.seq} was announced differently from the ledger`;
      },
    ),
};

/** I23: all announcements, reads and answers have one hash for each lot and number. */
export const noEquivocation: Invariant<SimulatedAuction> = {
  ...CLAIMS.noEquivocation,
  check: ({ history }): readonly Finding[] => {
    const hashes = new Map<string, string>();
    const published = [
      ...history.announced.flatMap(({ change }) =>
        change.events.map(({ seq, hash }) => ({ lotId: change.record.lotId, seq, hash })),
      ),
      ...history.reads.map(({ lotId, lot: { seq, hash } }) => ({ lotId, seq, hash })),
      ...history.answered.flatMap(({ answer }) =>
        answer.accepted ? [{ lotId: answer.lotId, seq: answer.seq, hash: answer.hash }] : [],
      ),
    ];
    return examine(published, ({ lotId, seq, hash }) => {
      const id = `${lotId}/${seq}`;
      const first = hashes.get(id);
      if (first === undefined) hashes.set(id, hash);
      return first === undefined || first === hash ? null : `event ${seq} was published with two hashes`;
    });
  },
};

/** How long a crashed process may have had a write in flight, milliseconds. */
const IN_FLIGHT = 6_000;

/**
 * How soon after its commit, and after a delay that was injected, some node announces an event;
 * milliseconds.
 */
const ANNOUNCED_WITHIN = 2_000;
const ANNOUNCED_AFTER_DELAY = 4_000;

/**
 * I25, the nodes' part: every committed event is announced by some node, even if its node did not
 * know whether the write had happened. Excused are writes of a node that then crashed or could not
 * announce.
 */
export const announcedSoon: Invariant<SimulatedAuction> = {
  ...CLAIMS.announcedSoon,
  check: ({ history, ledgers }) => {
    const announced = new Map<string, number>();
    for (const { change, at } of history.announced) {
      for (const { seq } of change.events) {
        const id = `${change.record.lotId}/${seq}`;
        if (!announced.has(id)) announced.set(id, at);
      }
    }
    const isExcused = (lotId: string, at: number) =>
      history.silenced.some(
        (silence) =>
          silence.at < history.endedAt && silence.at > at - IN_FLIGHT && (silence.isCrash || silence.lotId === lotId),
      );
    return [...ledgers].flatMap(([lotId, { rows }]) =>
      examine(
        rows.filter(({ commit }) => !isExcused(lotId, commit.at)),
        ({ seq, commit }) => {
          const at = announced.get(`${lotId}/${seq}`);
          if (at === undefined) return `event ${seq} was announced by no node`;
          const latest = latestAnnouncement(commit.at, history.delayed);
          return at <= latest ? null : `event ${seq}, committed at ${commit.at}, was announced at ${at}`;
        },
      ),
    );
  },
};

/** Each delay before the announcement postpones it. */
function latestAnnouncement(committedAt: number, delayed: readonly number[]): number {
  let latest = committedAt + ANNOUNCED_WITHIN;
  for (const at of delayed) if (at > committedAt && at <= latest) latest = at + ANNOUNCED_AFTER_DELAY;
  return latest;
}
