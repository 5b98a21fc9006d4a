import { expect, test } from 'vitest';
import { momentText, zoneText, zoneToTell } from './moment-text.ts';

const at = Date.UTC(2026, 11, 5, 20, 0, 5);

test.each([
  ['full', 'Saturday, 5 December 2026 at 20:00 GMT'],
  ['exact', 'Saturday, 5 December 2026 at 20:00:05 GMT'],
  ['long', 'Sat, 5 Dec, 20:00 GMT'],
  ['day', 'Sat, 5 Dec'],
  ['date', '5 December 2026'],
  ['brief', '5 Dec, 20:00'],
  ['time', '20:00'],
  ['second', '20:00:05'],
] as const)('a moment is written %s: %s', (style, words) => {
  expect(momentText(at, 'Europe/London', style).replaceAll(/(Sat|Saturday) /g, '$1, ')).toBe(words);
});

test('the same moment in other zones carries their date and hour', () => {
  expect(momentText(at, 'Pacific/Auckland', 'date')).toBe('6 December 2026');
  expect(momentText(at, 'America/New_York', 'time')).toBe('15:00');
});

test.each([
  ['UTC', 'Europe/London', 'Europe/London'],
  ['Europe/Paris', 'Europe/London', 'Europe/Paris'],
  ['Europe/Lisbon', 'UTC', 'UTC'],
])('a viewer in %s is told of an auction in %s by the clocks of %s', (viewers, auctions, told) => {
  expect(zoneToTell(at, viewers, auctions)).toBe(told);
});

test('in summer London’s clocks are not UTC’s', () => {
  expect(zoneToTell(Date.UTC(2026, 6, 5, 20), 'UTC', 'Europe/London')).toBe('UTC');
});

test('midnight is 00:00', () => {
  expect(momentText(Date.UTC(2026, 0, 1), 'UTC', 'time')).toBe('00:00');
});

test.each([
  ['Europe/London', 'London time'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
  ['UTC', 'UTC'],
])('the zone %s is called %s', (zone, words) => {
  expect(zoneText(zone)).toBe(words);
});
