import { expect, test } from 'vitest';
import { readVerifyAddress, verifyAddress } from './verify-address.ts';

test('what is to be checked is read from the address as it was written', () => {
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
])('an export is fetched from no other place than a lot of this house: %s', (path) => {
  expect(readVerifyAddress(`#export=${encodeURIComponent(path)}`).exportPath).toBeNull();
});
