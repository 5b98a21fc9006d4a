import { expect, it } from 'vitest';
import { IDLE_LIFETIME, renewedEnd, sessionEnd, WHOLE_LIFETIME } from './session-lifetime.ts';

const DAY = 86_400_000;
const began = Date.UTC(2026, 10, 24);

it('an unused session expires after a week', () => {
  expect(sessionEnd(began, began)).toBe(began + IDLE_LIFETIME);
  expect(IDLE_LIFETIME).toBe(7 * DAY);
});

it('using a session extends it, at most once a day', () => {
  const endsAt = began + IDLE_LIFETIME;
  expect(renewedEnd({ beganAt: began, endsAt }, began + 60_000)).toBeNull();
  expect(renewedEnd({ beganAt: began, endsAt }, began + DAY - 1)).toBeNull();
  expect(renewedEnd({ beganAt: began, endsAt }, began + DAY)).toBe(began + DAY + IDLE_LIFETIME);
});

it('a session expires a month after it began, however often it is used', () => {
  let endsAt = began + IDLE_LIFETIME;
  for (let now = began; now < began + WHOLE_LIFETIME; now += DAY / 2) {
    endsAt = renewedEnd({ beganAt: began, endsAt }, now) ?? endsAt;
    expect(endsAt).toBeLessThanOrEqual(began + WHOLE_LIFETIME);
  }
  expect(endsAt).toBe(began + WHOLE_LIFETIME);
});
