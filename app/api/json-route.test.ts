import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { jsonRoute } from './json-route.ts';

let logged: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

const failing = jsonRoute(() => Promise.reject(new Error('the secret words of a fault')));

it('a fault is logged once, and its words are told to nobody', async () => {
  const answer = await failing(new Request('http://house.test/api/x'));
  expect(await answer.json()).toEqual({ ok: false, refusal: { code: 'SOMETHING_WENT_WRONG' } });
  expect(logged).toHaveBeenCalledTimes(1);
});

it('who leaves in the middle leaves no fault in the log', async () => {
  await failing(new Request('http://house.test/api/x', { signal: AbortSignal.abort() }));
  expect(logged).not.toHaveBeenCalled();
});
