import { describe, expect, it } from 'vitest';
import { nextPath } from './next-path.ts';

const accepted = [
  '/',
  '/my-bids',
  '/auctions/winter-sale',
  '/auctions/winter-sale/12A?view=all#bids',
  '/a%20b',
  '/x?y=//z',
];
const rejected: readonly unknown[] = [
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

describe('the path after signing in', () => {
  it.each(accepted)('may be %s', (path) => {
    expect(nextPath(path)).toBe(path);
  });
  it.each(rejected)('is the home page instead of %j', (path) => {
    expect(nextPath(path)).toBe('/');
  });
});
