import { describeLedger } from './ledger-contract.ts';
import { createMemoryLedger } from './memory-ledger.ts';

describeLedger('in memory', async () => {
  const ledger = createMemoryLedger();
  return { ledger, stage: ledger.stage, soon: 100, close: async () => {} };
});
