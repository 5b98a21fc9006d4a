import { expect, it } from 'vitest';
import { publicPageAddress } from './public-page.ts';

const asked = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  publicPageAddress({ method, url, headers });

it.each(['/', '/auctions/clocks', '/auctions/clocks?show=open&page=2', '/auctions/clocks/lots/12A'])(
  '%s is a public page',
  (url) => {
    expect(asked(url)).toBe(url);
    expect(asked(url, {}, 'HEAD')).toBe(url);
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
])('%s is none that is kept', (url) => {
  expect(asked(url)).toBeNull();
});

it.each([
  ['a signed-in reader’s', { cookie: 'a=1; rostrum.session=x' }],
  ['one of a house on https', { cookie: '__Host-rostrum.session=x' }],
  ['the router’s', { rsc: '1' }],
  ['a prefetch', { 'next-router-prefetch': '1' }],
  ['an action’s', { 'next-action': '00' }],
])('%s request gets a page of its own [I28]', (_, headers: Record<string, string>) => {
  expect(asked('/', headers)).toBeNull();
});

it('a cookie that is not the house’s makes nobody of a reader', () => {
  expect(asked('/', { cookie: 'theme=dark' })).toBe('/');
});

it('a form is no page', () => {
  expect(asked('/', {}, 'POST')).toBeNull();
});
