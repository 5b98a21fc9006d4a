import { publicPart } from '#auction/events.ts';
import { checkChain } from '#auction/ledger-hash.ts';
import { eventsOf } from '#auction/testing/recorded-lot.ts';
import type { Checker, Findings } from '../invariant.ts';

/** I22: the chain verifies as the house keeps it, secrets opened, and as the public gets it. */
export const chainHolds: Checker = {
  invariant: 'I22',
  check: (sale, sha256): Findings => {
    const events = eventsOf(sale);
    const open = events.map(({ seq, hash, event }) => ({ seq, hash, event: publicPart(event) }));
    const faults = [checkChain(sha256, events), checkChain(sha256, open)].flatMap((fault) =>
      fault ? [`the chain breaks at event ${fault.seq}: ${fault.why}`] : [],
    );
    return { looked: events.length, faults };
  },
};
