import { type AppendResult, type AuctionReader, type Ledger, type LedgerBatch, LedgerUnavailable } from '../ports.ts';
import { nextTick } from '../queues/next-tick.ts';

type Append = (batch: LedgerBatch) => Promise<AppendResult>;
/** What happens instead of the next write. */
export type PlantedFault = (batch: LedgerBatch, append: Append) => Promise<AppendResult>;

/** A ledger whose writes take a moment, and fail where the test has planted a fault. */
export function createFaultyLedger(memory: Ledger & AuctionReader) {
  const planted: PlantedFault[] = [];
  let appends = 0;
  let isAway = false;
  let onWriting = () => {};
  const unlessAway = async <T>(read: () => Promise<T>): Promise<T> => {
    if (isAway) throw new LedgerUnavailable();
    return read();
  };
  const write: Append = (batch) => unlessAway(() => memory.append(batch));

  const ledger: Ledger & AuctionReader = {
    readClock: () => unlessAway(memory.readClock),
    loadLot: (lotId) => unlessAway(() => memory.loadLot(lotId)),
    lotsOfAuction: (auctionId) => unlessAway(() => memory.lotsOfAuction(auctionId)),
    eventsAfter: (lotId, seq) => unlessAway(() => memory.eventsAfter(lotId, seq)),
    bidders: (auctionId, userIds) => unlessAway(() => memory.bidders(auctionId, userIds)),
    outcomes: (keys) => unlessAway(() => memory.outcomes(keys)),
    storeOutcomeIfAbsent: (outcome) => unlessAway(() => memory.storeOutcomeIfAbsent(outcome)),
    dueLots: () => unlessAway(memory.dueLots),
    publicLots: (auctionId, lotIds) => unlessAway(() => memory.publicLots(auctionId, lotIds)),
    paddle: (auctionId, userId) => unlessAway(() => memory.paddle(auctionId, userId)),
    append: async (batch) => {
      appends += 1;
      onWriting();
      await nextTick();
      const fault = planted.shift();
      return fault ? fault(batch, write) : write(batch);
    },
  };
  return {
    ledger,
    appends: () => appends,
    forget: () => {
      appends = 0;
    },
    writing: () =>
      new Promise<void>((resolve) => {
        onWriting = resolve;
      }),
    plant: (fault: PlantedFault) => void planted.push(fault),
    ledgerIsAway: (away: boolean) => {
      isAway = away;
    },
  };
}
