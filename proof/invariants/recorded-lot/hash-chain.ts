import { publicPart } from '#auction/events.ts';
import { checkChain } from '#auction/ledger-hash.ts';
import { eventsOf, type RecordedLot } from '#auction/testing/recorded-lot.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { CLAIMS } from '../claims.ts';
import { findings, type Invariant } from '../invariant.ts';

/** I22: the chain verifies on the server's events, secrets included, and on the public events. */
export const hashChain: Invariant<RecordedLot> = {
  ...CLAIMS.hashChain,
  check: (steps) => {
    const events = eventsOf(steps);
    const publicEvents = events.map(({ seq, hash, event }) => ({ seq, hash, event: publicPart(event) }));
    const breaches = [checkChain(sha256, events), checkChain(sha256, publicEvents)].flatMap((fault) =>
      fault ? [`the chain breaks at event ${fault.seq}: ${fault.why}`] : [],
    );
    return findings(events.length, breaches);
  },
};
