import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { isManual, type KeyedCommand, keyedCommands } from './keyed-commands.ts';

/** I9: a bid sent after another was acknowledged comes after it in the ledger. */
export const realTimeOrder: Invariant<RecordedRun> = {
  ...CLAIMS.realTimeOrder,
  check: (run) => {
    const commands = keyedCommands(run).filter(({ events }) => events.some(isManual));
    return [...Map.groupBy(commands, ({ l }) => l).values()].flatMap(orderOfLot);
  },
};

function orderOfLot(commands: readonly KeyedCommand[]): readonly Finding[] {
  const moments = commands
    .flatMap(({ k, sent, answers, events }) => {
      const s = events.find(isManual)?.s ?? 0;
      const request = sent[0];
      const acknowledgement = answers.find(({ ph }) => ph === 'ok');
      return [
        ...(request ? [{ t: request.t, isRequest: true, s, k }] : []),
        ...(acknowledgement ? [{ t: acknowledgement.t, isRequest: false, s, k }] : []),
      ];
    })
    .toSorted((one, other) => one.t - other.t);
  let newest = { s: 0, k: '' };
  const found: Finding[] = [];
  for (const { t, isRequest, s, k } of moments) {
    if (!isRequest) newest = s > newest.s ? { s, k } : newest;
    else if (newest.s > 0)
      found.push({
        at: t,
        breach: s > newest.s ? null : `${k} is event ${s}, sent after ${newest.k} was acknowledged as ${newest.s}`,
      });
  }
  return found;
}
