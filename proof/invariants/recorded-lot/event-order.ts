import type { Checker, Findings } from '../invariant.ts';

/** I9: events stand in the order in which their commands were given, each at its command's instant. */
export const orderOfEvents: Checker = {
  invariant: 'I9',
  check: (sale): Findings => {
    const faults: string[] = [];
    let looked = 0;
    let last = 0;
    for (const { command, recorded } of sale) {
      for (const { seq, event } of recorded) {
        looked += 1;
        if (event.at !== command.at) faults.push(`event ${seq} is dated ${event.at}, its command ${command.at}`);
        if (seq <= last) faults.push(`event ${seq} was recorded after event ${last}`);
        last = seq;
      }
    }
    return { looked, faults };
  },
};
