import { describeLedger } from './ledger-contract/ledger-contract.ts';
import { createMemoryLedger } from './memory-ledger.ts';

describeLedger('in memory', async () => {
  const ledger = createMemoryLedger();
  return { ledger, fixture: ledger.fixture, soon: 100, close: async () => {} };
});
