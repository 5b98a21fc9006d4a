import { describe, expect, it } from 'vitest';
import { nextPath } from './next-path.ts';

const kept = [
  '/',
  '/my-bids',
  '/auctions/winter-sale',
  '/auctions/winter-sale/12A?view=all#bids',
  '/a%20b',
  '/x?y=//z',
];
const turnedHome: readonly unknown[] = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/a\\b',
  '/\t/evil.example',
  '/\n/evil.example',
  ' /my-bids',
  'my-bids',
  'javascript:alert(1)',
  '/..//evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/api/auth/sign-out',
  '/sign-in?next=/sign-in',
  '/sign-out',
  '/setup?token=x',
  '/_next/static/x.js',
  `/${'a'.repeat(600)}`,
  '/\u202eevil',
  '',
  null,
  undefined,
  7,
  ['/my-bids'],
];

describe('where signing in leads to', () => {
  it.each(kept)('%s is a page of the house', (said) => {
    expect(nextPath(said)).toBe(said);
  });
  it.each(turnedHome)('%j leads home', (said) => {
    expect(nextPath(said)).toBe('/');
  });
});
