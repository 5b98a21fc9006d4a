import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeServer } from '../saleroom/testing/fake-server.ts';
import { sendCommand } from './send-command.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lotId = '0193a3c0-0000-7000-8000-000000000001';
const pause = { name: 'lot:pause', lotId, payload: { reason: 'The hall is on fire' } } as const;
const runMicrotasks = () => vi.advanceTimersByTimeAsync(0);

it('resolves to done when the command is accepted', async () => {
  const { client, nextRequest } = createFakeServer();
  const result = sendCommand(client, pause);
  const { request, answer } = nextRequest('lot:pause');
  expect(request).toMatchObject({ lotId, reason: 'The hall is on fire', key: expect.stringMatching(/^[0-9a-f]{32}$/) });
  answer({ ok: true });
  expect(await result).toEqual({ kind: 'done' });
});

it('resolves to the refusal when the command is refused', async () => {
  const { client, nextRequest } = createFakeServer();
  const result = sendCommand(client, pause);
  nextRequest('lot:pause').answer({ ok: false, outcome: 'refused', refusal: { code: 'PAUSED' } });
  expect(await result).toEqual({ kind: 'refused', refusal: { code: 'PAUSED' } });
});

it('looks up a lost answer by the key and does not send the command again', async () => {
  const { client, nextRequest, requestCount } = createFakeServer();
  const result = sendCommand(client, pause);
  const { key } = nextRequest('lot:pause').request;
  await vi.advanceTimersByTimeAsync(5000);
  nextRequest('command:look-up').answer({ ok: false, outcome: 'unknown', refusal: { code: 'SOMETHING_WENT_WRONG' } });
  await vi.advanceTimersByTimeAsync(1500);
  const again = nextRequest('command:look-up');
  expect(again.request).toEqual({ key, lotId });
  again.answer({ ok: true });
  expect([await result, requestCount('lot:pause')]).toEqual([{ kind: 'done' }, 1]);
});

it('resolves to a refusal when the command never arrived', async () => {
  const { client, nextRequest } = createFakeServer();
  const result = sendCommand(client, pause);
  await vi.advanceTimersByTimeAsync(5000);
  nextRequest('command:look-up').answer({ ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
  expect(await result).toMatchObject({ kind: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
});

it('resolves to unknown when the connection stays down', async () => {
  const { client, disconnect } = createFakeServer();
  const result = sendCommand(client, pause);
  disconnect();
  await runMicrotasks();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await result).toEqual({ kind: 'unknown' });
});
