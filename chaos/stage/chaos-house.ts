// The house under test: the real server with its real limits. What is special about it stands here: it can be told to stall, and it leaves the pages
// out where nobody asks for them.
import { closeOnSignal } from '#server/close-on-signal.ts';
import { readEnvironment } from '#server/environment.ts';
import { openHouse } from '#server/house.ts';

export type StallOrder = { readonly stall: number };
export type HouseIsOpen = { readonly open: true };

const house = await openHouse(readEnvironment(), { pages: process.env.CHAOS_PAGES === '1' });
closeOnSignal(house.close);
process.send?.({ open: true } satisfies HouseIsOpen);
process.on('message', ({ stall }: StallOrder) => {
  // Whatever holds the event loop up (a long loop, a large JSON, a collection of garbage) looks like this from outside.
  for (const until = performance.now() + stall; performance.now() < until; );
});
// Whoever started it has gone: nobody would stop it any more.
process.on('disconnect', () => process.exit(0));
