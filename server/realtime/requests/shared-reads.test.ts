import { expect, it } from 'vitest';
import { createSnapshotReads, shareReads } from './shared-reads.ts';

/** Reads that are finished by hand, in the order in which they began. */
function reads() {
  const begun: { id: string; finish: (value: string) => void; fail: (fault: Error) => void }[] = [];
  const share = shareReads((id) => new Promise<string>((finish, fail) => begun.push({ id, finish, fail })));
  return { share, begun };
}

it('a read that is under way is not joined: it may be older than what was asked for', async () => {
  const { share, begun } = reads();
  const first = share('a');
  const second = share('a');
  begun[0]?.finish('old');
  expect(await first).toBe('old');
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  begun[1]?.finish('new');
  expect(await second).toBe('new');
});

it('all who ask during a read share the one after it', async () => {
  const { share, begun } = reads();
  const answers = [share('a'), share('a'), share('a'), share('a')];
  begun[0]?.finish('old');
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  begun[1]?.finish('new');
  expect(await Promise.all(answers)).toEqual(['old', 'new', 'new', 'new']);
  expect(begun).toHaveLength(2);
});

it('a read that fails does not spoil the next one', async () => {
  const { share, begun } = reads();
  const first = share('a');
  const second = share('a');
  begun[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  begun[1]?.finish('new');
  expect(await second).toBe('new');
});

it('what is read for one is not given to another', () => {
  const { share, begun } = reads();
  void share('a');
  void share('b');
  expect(begun.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('what a whole room missed is read twice, however many come back', async () => {
  const asked: string[] = [];
  const snapshots = createSnapshotReads(
    { publicLots: async () => null },
    {
      eventsAfter: async (lotId, since) => {
        asked.push(`${lotId} after ${since}`);
        return [];
      },
    },
  );
  await Promise.all(Array.from({ length: 1_000 }, () => snapshots.eventsAfter('lot', 5)));
  await snapshots.eventsAfter('lot', 6);
  expect(asked).toEqual(['lot after 5', 'lot after 5', 'lot after 6']);
});
