import { describe, expect, it } from 'vitest';
import { isTrustedOrigin } from './trusted-origin.ts';

const origins = ['https://house.example', 'http://localhost:3000'];

describe('a handshake or a state-changing request from', () => {
  it.each([
    ['our own page, with a cookie', { origin: 'https://house.example', cookie: 'a=b' }, true],
    ['our own page, without a cookie', { origin: 'http://localhost:3000' }, true],
    ['a program without a cookie', {}, true],
    ['a browser without an origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['a cookie without an origin', { cookie: 'a=b' }, false],
    ['a foreign page', { origin: 'https://evil.example', cookie: 'a=b' }, false],
    ['a foreign page without a cookie', { origin: 'https://evil.example' }, false],
    ['a sandboxed page', { origin: 'null', cookie: 'a=b' }, false],
    ['another port', { origin: 'https://house.example:8443', cookie: 'a=b' }, false],
    ['another scheme', { origin: 'http://house.example', cookie: 'a=b' }, false],
    ['a sibling subdomain', { origin: 'https://a.house.example', cookie: 'a=b' }, false],
    ['a host with the same ending', { origin: 'https://evil-house.example', cookie: 'a=b' }, false],
    ['an empty origin', { origin: '', cookie: 'a=b' }, false],
  ])('%s', (_from, headers, isAllowed) => {
    expect(isTrustedOrigin(headers, origins)).toBe(isAllowed);
    expect(isTrustedOrigin(new Headers(Object.entries(headers)), origins)).toBe(isAllowed);
  });
});
