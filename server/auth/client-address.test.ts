import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const noted: readonly (readonly [string, string | null])[] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::1', '::1'],
  ['2001:db8::7', '2001:db8::7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['192.0.2.7, 198.51.100.1', null],
  ['192.0.2.700', null],
  ['<script>', null],
  ['', null],
];

it.each(noted)('%s', (header, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(address);
});

it('is none where the house noted none', () => {
  expect(clientAddress(new Headers())).toBeNull();
  expect(clientAddress(undefined)).toBeNull();
});
