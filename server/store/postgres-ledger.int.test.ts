import { describeLedger } from '../saleroom/ledger-contract.ts';
import { createPostgresLedger } from './postgres-ledger.ts';
import { createPostgresStage } from './postgres-stage.ts';
import { openStore } from './prisma-client.ts';
import { createTestDatabase } from './test-database.ts';

describeLedger('in PostgreSQL', async () => {
  const database = await createTestDatabase();
  const store = openStore(database.url);
  const ledger = createPostgresLedger({ databaseUrl: database.url });
  return {
    ledger,
    stage: createPostgresStage(store.prisma),
    soon: 2_500,
    close: async () => {
      await ledger.close();
      await store.close();
      await database.drop();
    },
  };
});
