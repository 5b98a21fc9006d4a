import { expect, test } from 'vitest';
import { displayZone, momentText, zoneText } from './moment-text.ts';

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
] as const)('formats a moment in style %s as "%s"', (style, text) => {
  expect(momentText(at, 'Europe/London', style).replaceAll(/(Sat|Saturday) /g, '$1, ')).toBe(text);
});

test('formats a moment with the date and hour of the given zone', () => {
  expect(momentText(at, 'Pacific/Auckland', 'date')).toBe('6 December 2026');
  expect(momentText(at, 'America/New_York', 'time')).toBe('15:00');
});

test.each([
  ['UTC', 'Europe/London', 'Europe/London'],
  ['Europe/Paris', 'Europe/London', 'Europe/Paris'],
  ['Europe/Lisbon', 'UTC', 'UTC'],
])('shows a viewer in %s an auction in %s in the zone %s', (viewerZone, auctionZone, shown) => {
  expect(displayZone(at, viewerZone, auctionZone)).toBe(shown);
});

test('shows the viewer’s zone in summer, when London differs from UTC', () => {
  expect(displayZone(Date.UTC(2026, 6, 5, 20), 'UTC', 'Europe/London')).toBe('UTC');
});

test('formats midnight as 00:00', () => {
  expect(momentText(Date.UTC(2026, 0, 1), 'UTC', 'time')).toBe('00:00');
});

test.each([
  ['Europe/London', 'London time'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
  ['UTC', 'UTC'],
])('names the zone %s "%s"', (zone, name) => {
  expect(zoneText(zone)).toBe(name);
});
