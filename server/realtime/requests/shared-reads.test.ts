import { expect, it } from 'vitest';
import { shareReads } from './shared-reads.ts';

/** Shared reads that the test completes, in the order in which they began. */
function manualReads() {
  const begun: { id: string; finish: (value: string) => void; fail: (fault: Error) => void }[] = [];
  const share = shareReads((id) => new Promise<string>((finish, fail) => begun.push({ id, finish, fail })));
  return { share, begun };
}

it('does not share a read that began before the call, as it may be stale', async () => {
  const { share, begun } = manualReads();
  const first = share('a');
  const second = share('a');
  begun[0]?.finish('old');
  expect(await first).toBe('old');
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  begun[1]?.finish('new');
  expect(await second).toBe('new');
});

it('shares the next read between all calls during the current one', async () => {
  const { share, begun } = manualReads();
  const answers = [share('a'), share('a'), share('a'), share('a')];
  begun[0]?.finish('old');
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  begun[1]?.finish('new');
  expect(await Promise.all(answers)).toEqual(['old', 'new', 'new', 'new']);
  expect(begun).toHaveLength(2);
});

it('a failed read does not fail the next one', async () => {
  const { share, begun } = manualReads();
  const first = share('a');
  const second = share('a');
  begun[0]?.fail(new Error('unreachable'));
  await expect(first).rejects.toThrow('unreachable');
  await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
  begun[1]?.finish('new');
  expect(await second).toBe('new');
});

it('reads different ids separately', () => {
  const { share, begun } = manualReads();
  void share('a');
  void share('b');
  expect(begun.map(({ id }) => id)).toEqual(['a', 'b']);
});
