import { expect, test } from 'vitest';
import { readVerifyAddress, verifyAddress } from './verify-address.ts';

test('reads back the address that it wrote', () => {
  const exportPath = '/auctions/clocks/lots/12A/export';
  const receipt = `12:${'a'.repeat(64)}`;
  const address = verifyAddress({ exportPath, receipt });
  expect(address).toMatch(/^\/verify#/);
  expect(readVerifyAddress(address.slice('/verify'.length))).toEqual({ exportPath, receipt });
  expect(verifyAddress({})).toBe('/verify');
});

test.each([
  'https://elsewhere.example/auctions/a/lots/1/export',
  '//elsewhere.example/export',
  '/auctions/../../api/export',
  '/api/auctions',
])('ignores an export path outside this site: %s', (path) => {
  expect(readVerifyAddress(`#export=${encodeURIComponent(path)}`).exportPath).toBeNull();
});
