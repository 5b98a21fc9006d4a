import { CLAIMS } from '../claims.ts';
import { examine, type Finding, type Invariant } from '../invariant.ts';
import type { LotLedger } from './lot-ledger.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/** I9: a command sent after an answer on the same lot has the later number. */
export const realTimeOrder: Invariant<SimulatedAuction> = {
  ...CLAIMS.realTimeOrder,
  check: (auction) => [...auction.ledgers].flatMap(([lotId, ledger]) => orderOfLot(auction, lotId, ledger)),
};

function orderOfLot({ history, asked }: SimulatedAuction, lotId: string, { steps }: LotLedger): readonly Finding[] {
  const acknowledgements = history.answered
    .flatMap(({ answer, moment }) => (answer.accepted && answer.lotId === lotId ? [{ moment, seq: answer.seq }] : []))
    .sort((one, other) => one.moment - other.moment);
  const requests = steps
    .flatMap(({ rows: [first] }) => {
      const copies = first?.commandKey ? asked.get(`${first.actorId}/${first.commandKey}`) : undefined;
      return first && copies?.[0] ? [{ seq: first.seq, moment: copies[0].moment }] : [];
    })
    .sort((one, other) => one.moment - other.moment);
  let newest = 0;
  let next = 0;
  return examine(requests, ({ seq, moment }) => {
    for (let ack = acknowledgements[next]; ack && ack.moment < moment; ack = acknowledgements[next]) {
      newest = Math.max(newest, ack.seq);
      next += 1;
    }
    return seq > newest ? null : `event ${seq} was requested after event ${newest} had been acknowledged`;
  });
}
