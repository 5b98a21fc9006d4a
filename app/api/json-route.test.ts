import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { jsonRoute } from './json-route.ts';

let logged: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

const failing = jsonRoute(() => Promise.reject(new Error('the secret text of an error')));

it('logs an error once and does not send its text to the client', async () => {
  const answer = await failing(new Request('http://house.test/api/x'));
  expect(await answer.json()).toEqual({ ok: false, refusal: { code: 'SOMETHING_WENT_WRONG' } });
  expect(logged).toHaveBeenCalledTimes(1);
});

it('logs nothing when the client disconnects', async () => {
  await failing(new Request('http://house.test/api/x', { signal: AbortSignal.abort() }));
  expect(logged).not.toHaveBeenCalled();
});
