import { describeLedger } from '#server/saleroom/testing/ledger-contract/ledger-contract.ts';
import { openStore } from '../prisma-client.ts';
import { createPostgresFixture } from '../testing/postgres-fixture.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { createPostgresLedger } from './postgres-ledger.ts';

describeLedger('in PostgreSQL', async () => {
  const database = await createTestDatabase();
  const store = openStore(database.url);
  const ledger = createPostgresLedger({ databaseUrl: database.url });
  return {
    ledger,
    fixture: createPostgresFixture(store.prisma),
    soon: 2_500,
    close: async () => {
      await ledger.close();
      await store.close();
      await database.drop();
    },
  };
});
