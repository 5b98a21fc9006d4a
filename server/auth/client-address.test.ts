import { expect, it } from 'vitest';
import { clientAddress, readTrustedProxies, remoteAddress } from './client-address.ts';

const forwarded: readonly (readonly [string, string | null])[] = [
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

it.each(forwarded)('x-forwarded-for: %j gives %s', (header, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(address);
});

it('is null without the header', () => {
  expect(clientAddress(new Headers())).toBeNull();
  expect(clientAddress(undefined)).toBeNull();
});

const proxies = readTrustedProxies('127.0.0.1, 10.0.0.0/8, fd00::/8') ?? { has: () => false };
const requests: readonly (readonly [string, string | undefined, string | undefined])[] = [
  // The peer's address, the header, and the resulting address.
  ['192.0.2.7', undefined, '192.0.2.7'],
  ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['fd00::1', '2001:db8::7', '2001:db8::7'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', 'unknown', '127.0.0.1'],
];

it.each(requests)('a request from %s with x-forwarded-for %s is from %s', (remote, header, address) => {
  const headers = header === undefined ? {} : { 'x-forwarded-for': header };
  expect(remoteAddress({ socket: { remoteAddress: remote }, headers }, proxies)).toBe(address);
});

it.each(['here', '10.0.0.0/33', '10.0.0.0/x', '10.0.0', '::1/129'])('%s is not a valid list of proxies', (text) => {
  expect(readTrustedProxies(text)).toBeNull();
});
