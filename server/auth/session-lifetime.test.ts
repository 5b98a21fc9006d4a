import { expect, it } from 'vitest';
import { IDLE_LIFETIME, renewedEnd, sessionEnd, WHOLE_LIFETIME } from './session-lifetime.ts';

const DAY = 86_400_000;
const began = Date.UTC(2026, 10, 24);

it('a session that is not used ends after a week', () => {
  expect(sessionEnd(began, began)).toBe(began + IDLE_LIFETIME);
  expect(IDLE_LIFETIME).toBe(7 * DAY);
});

it('a session that is used goes on, and its end is written once a day at most', () => {
  const endsAt = began + IDLE_LIFETIME;
  expect(renewedEnd({ beganAt: began, endsAt }, began + 60_000)).toBeNull();
  expect(renewedEnd({ beganAt: began, endsAt }, began + DAY - 1)).toBeNull();
  expect(renewedEnd({ beganAt: began, endsAt }, began + DAY)).toBe(began + DAY + IDLE_LIFETIME);
});

it('a session ends a month after its beginning, however much it is used', () => {
  let endsAt = began + IDLE_LIFETIME;
  for (let now = began; now < began + WHOLE_LIFETIME; now += DAY / 2) {
    endsAt = renewedEnd({ beganAt: began, endsAt }, now) ?? endsAt;
    expect(endsAt).toBeLessThanOrEqual(began + WHOLE_LIFETIME);
  }
  expect(endsAt).toBe(began + WHOLE_LIFETIME);
});
