import { expect, it } from 'vitest';
import { createSnapshotReads } from './snapshot-reads.ts';

it('reads the missed events of a whole room twice, however many clients reconnect', async () => {
  const reads: string[] = [];
  const snapshots = createSnapshotReads(
    { readPublicLots: async () => null },
    {
      readEventsAfter: async (lotId, since) => {
        reads.push(`${lotId} after ${since}`);
        return [];
      },
    },
  );
  await Promise.all(Array.from({ length: 1_000 }, () => snapshots.readEventsAfter('lot', 5)));
  await snapshots.readEventsAfter('lot', 6);
  expect(reads).toEqual(['lot after 5', 'lot after 5', 'lot after 6']);
});
