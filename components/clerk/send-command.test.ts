import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stageWire } from '../saleroom/testing/wire-fixture.ts';
import { sendCommand } from './send-command.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lotId = '0193a3c0-0000-7000-8000-000000000001';
const pause = { name: 'lot:pause', lotId, wish: { reason: 'The hall is on fire' } } as const;
const soon = () => vi.advanceTimersByTimeAsync(0);

it('an order that is accepted is done', async () => {
  const { wire, next } = stageWire();
  const given = sendCommand(wire, pause);
  const { request, answer } = next('lot:pause');
  expect(request).toMatchObject({ lotId, reason: 'The hall is on fire', key: expect.stringMatching(/^[0-9a-f]{32}$/) });
  answer({ ok: true });
  expect(await given).toEqual({ kind: 'done' });
});

it('an order that is refused says why', async () => {
  const { wire, next } = stageWire();
  const given = sendCommand(wire, pause);
  next('lot:pause').answer({ ok: false, outcome: 'refused', refusal: { code: 'PAUSED' } });
  expect(await given).toEqual({ kind: 'refused', refusal: { code: 'PAUSED' } });
});

it('an order whose answer is lost is asked after by its key, and not given again', async () => {
  const { wire, next, count } = stageWire();
  const given = sendCommand(wire, pause);
  const { key } = next('lot:pause').request;
  await vi.advanceTimersByTimeAsync(5000);
  next('command:look-up').answer({ ok: false, outcome: 'unknown', refusal: { code: 'SOMETHING_WENT_WRONG' } });
  await vi.advanceTimersByTimeAsync(1500);
  const again = next('command:look-up');
  expect(again.request).toEqual({ key, lotId });
  again.answer({ ok: true });
  expect([await given, count('lot:pause')]).toEqual([{ kind: 'done' }, 1]);
});

it('an order that never arrived is refused for good', async () => {
  const { wire, next } = stageWire();
  const given = sendCommand(wire, pause);
  await vi.advanceTimersByTimeAsync(5000);
  next('command:look-up').answer({ ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
  expect(await given).toMatchObject({ kind: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
});

it('with the line cut for long, nobody can say what became of it', async () => {
  const { wire, cut } = stageWire();
  const given = sendCommand(wire, pause);
  cut();
  await soon();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await given).toEqual({ kind: 'unknown' });
});
