import { describe, expect, it } from 'vitest';
import { isTrustedOrigin } from './trusted-origin.ts';

const house = ['https://house.example', 'http://localhost:3000'];

describe('where a handshake, or a request that changes something, may come from', () => {
  it.each([
    ['the house itself, with a cookie', { origin: 'https://house.example', cookie: 'a=b' }, true],
    ['the house itself, without one', { origin: 'http://localhost:3000' }, true],
    ['no browser and no cookie: it may watch', {}, true],
    ['a browser that names no origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['no origin beside a cookie', { cookie: 'a=b' }, false],
    ['a foreign page', { origin: 'https://evil.example', cookie: 'a=b' }, false],
    ['a foreign page without a cookie', { origin: 'https://evil.example' }, false],
    ['a sandboxed page', { origin: 'null', cookie: 'a=b' }, false],
    ['another port', { origin: 'https://house.example:8443', cookie: 'a=b' }, false],
    ['another scheme', { origin: 'http://house.example', cookie: 'a=b' }, false],
    ['a sibling subdomain', { origin: 'https://a.house.example', cookie: 'a=b' }, false],
    ['a name that ends alike', { origin: 'https://evil-house.example', cookie: 'a=b' }, false],
    ['an empty origin', { origin: '', cookie: 'a=b' }, false],
  ])('%s', (_from, headers, isAllowed) => {
    expect(isTrustedOrigin(headers, house)).toBe(isAllowed);
    expect(isTrustedOrigin(new Headers(Object.entries(headers)), house)).toBe(isAllowed);
  });
});
