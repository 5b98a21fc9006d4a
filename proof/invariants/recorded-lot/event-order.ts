import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { findings, type Invariant } from '../invariant.ts';

/** I9: events are in the order of their commands, each dated at the time of its command. */
export const eventOrder: Invariant<RecordedLot> = {
  ...CLAIMS.eventOrder,
  check: (steps) => {
    const breaches: string[] = [];
    let count = 0;
    let last = 0;
    for (const { command, recorded } of steps) {
      for (const { seq, event } of recorded) {
        count += 1;
        if (event.at !== command.at) breaches.push(`event ${seq} is dated ${event.at}, its command ${command.at}`);
        if (seq <= last) breaches.push(`event ${seq} was recorded after event ${last}`);
        last = seq;
      }
    }
    return findings(count, breaches);
  },
};
