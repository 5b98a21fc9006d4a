import { expect, it } from 'vitest';
import { publicPageAddress } from './public-page.ts';

const addressOf = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  publicPageAddress({ method, url, headers });

it.each(['/', '/auctions/clocks', '/auctions/clocks?show=open&page=2', '/auctions/clocks/lots/12A'])(
  '%s is a public page',
  (url) => {
    expect(addressOf(url)).toBe(url);
    expect(addressOf(url, {}, 'HEAD')).toBe(url);
  },
);

it.each([
  '/my-bids',
  '/dashboard',
  '/api/auctions',
  '/auctions/clocks/',
  '/auctions/clocks/lots/1/more',
  '/auctions/clocks?q=bureau',
  '/auctions/clocks?page=1&page=2',
  '/auctions/clocks/lots/1?_rsc=x',
  '/?utm_source=x',
  '/_next/static/chunks/main.js',
])('%s is not cached', (url) => {
  expect(addressOf(url)).toBeNull();
});

it.each([
  ['a signed-in reader', { cookie: 'a=1; rostrum.session=x' }],
  ['a signed-in reader on https', { cookie: '__Host-rostrum.session=x' }],
  ['Next’s router', { rsc: '1' }],
  ['a prefetch', { 'next-router-prefetch': '1' }],
  ['an action', { 'next-action': '00' }],
])('does not answer %s from the cache [I28]', (_, headers: Record<string, string>) => {
  expect(addressOf('/', headers)).toBeNull();
});

it('treats a reader with only other cookies as signed out', () => {
  expect(addressOf('/', { cookie: 'theme=dark' })).toBe('/');
});

it('does not treat a POST as a page', () => {
  expect(addressOf('/', {}, 'POST')).toBeNull();
});
