import { yieldToEventLoop } from '../clock/yield-to-event-loop.ts';
import { type AppendResult, type AuctionReader, type Ledger, type LedgerBatch, LedgerUnavailable } from '../ports.ts';

type Append = (batch: LedgerBatch) => Promise<AppendResult>;
/** Runs instead of the next append. */
export type InjectedFault = (batch: LedgerBatch, append: Append) => Promise<AppendResult>;

/** Wraps a ledger: its appends take one tick, and a test can make them fail. */
export function createFaultyLedger(memory: Ledger & AuctionReader) {
  const faults: InjectedFault[] = [];
  let appendCount = 0;
  let isUnavailable = false;
  let onAppend = () => {};
  const ifAvailable = async <T>(call: () => Promise<T>): Promise<T> => {
    if (isUnavailable) throw new LedgerUnavailable();
    return call();
  };
  const append: Append = (batch) => ifAvailable(() => memory.append(batch));

  const ledger: Ledger & AuctionReader = {
    readClock: () => ifAvailable(memory.readClock),
    loadLot: (lotId) => ifAvailable(() => memory.loadLot(lotId)),
    readLotsOnSale: (auctionId) => ifAvailable(() => memory.readLotsOnSale(auctionId)),
    readEventsAfter: (lotId, seq) => ifAvailable(() => memory.readEventsAfter(lotId, seq)),
    readBidders: (auctionId, userIds) => ifAvailable(() => memory.readBidders(auctionId, userIds)),
    findOutcomes: (keys) => ifAvailable(() => memory.findOutcomes(keys)),
    storeOutcomeIfAbsent: (outcome) => ifAvailable(() => memory.storeOutcomeIfAbsent(outcome)),
    readDueLots: () => ifAvailable(memory.readDueLots),
    readPublicLots: (auctionId, lotIds) => ifAvailable(() => memory.readPublicLots(auctionId, lotIds)),
    readPaddle: (auctionId, userId) => ifAvailable(() => memory.readPaddle(auctionId, userId)),
    append: async (batch) => {
      appendCount += 1;
      onAppend();
      await yieldToEventLoop();
      const fault = faults.shift();
      return fault ? fault(batch, append) : append(batch);
    },
  };
  return {
    ledger,
    appendCount: () => appendCount,
    resetAppendCount: () => {
      appendCount = 0;
    },
    appendStarted: () =>
      new Promise<void>((resolve) => {
        onAppend = resolve;
      }),
    injectFault: (fault: InjectedFault) => void faults.push(fault),
    setLedgerUnavailable: (unavailable: boolean) => {
      isUnavailable = unavailable;
    },
  };
}
