import { expect, it } from 'vitest';
import { closeSuggestions } from './close-suggestions.ts';

it('suggests evenings in the time zone, and a Sunday at least three days ahead', () => {
  // A Friday, half past midnight in Auckland and still Thursday in London.
  const now = Date.UTC(2026, 10, 26, 11, 30);
  expect(closeSuggestions(now, 'Pacific/Auckland').map(({ wall }) => wall)).toEqual([
    '2026-11-28T20:00',
    '2026-12-06T20:00',
    '2026-12-04T20:00',
    '2026-12-11T20:00',
  ]);
  expect(closeSuggestions(now, 'Europe/London')[0]).toEqual({ label: 'Tomorrow, 20:00', wall: '2026-11-27T20:00' });
  expect(closeSuggestions(now, 'Europe/London')[1]).toEqual({ label: 'Next Sunday, 20:00', wall: '2026-11-29T20:00' });
});
