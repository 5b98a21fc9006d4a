import { decideCloseLot } from './close-lot.ts';
import type { LotCommand } from './commands.ts';
import { decidePlaceBid, decideSetMaxBid } from './decide-bid.ts';
import type { Decision } from './decision.ts';
import type { Sha256 } from './ledger-hash.ts';
import type { Lot } from './lot.ts';
import {
  decideExtendClosing,
  decideOpenLot,
  decidePauseLot,
  decideResumeLot,
  decideWithdrawLot,
} from './lot-lifecycle.ts';
import { decideLowerReserve } from './lower-reserve.ts';
import { decideVoidBid } from './void-bid.ts';

/** Decides a command: the events that follow from it, or the reason for a refusal. Pure. */
export function decide(lot: Lot, command: LotCommand, sha256: Sha256): Decision {
  switch (command.type) {
    case 'PlaceBid':
      return decidePlaceBid(lot, command, sha256);
    case 'SetMaxBid':
      return decideSetMaxBid(lot, command, sha256);
    case 'OpenLot':
      return decideOpenLot(lot, command, sha256);
    case 'CloseLot':
      return decideCloseLot(lot, command);
    case 'LowerReserve':
      return decideLowerReserve(lot, command, sha256);
    case 'VoidBid':
      return decideVoidBid(lot, command);
    case 'ExtendClosing':
      return decideExtendClosing(lot, command);
    case 'PauseLot':
      return decidePauseLot(lot, command);
    case 'ResumeLot':
      return decideResumeLot(lot, command);
    case 'WithdrawLot':
      return decideWithdrawLot(lot, command);
    default:
      return command satisfies never;
  }
}
