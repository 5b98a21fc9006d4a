import { beforeEach, describe, expect, it } from 'vitest';
import { newNonce } from '../headers/content-policy.ts';
import {
  createPageSnapshots,
  defaultSnapshotLimits,
  type PageSnapshots,
  type SnapshotLimits,
} from './page-snapshots.ts';
import { fillTemplate } from './page-template.ts';
import type { RenderedPage } from './render-page.ts';

type PendingRender = {
  readonly address: string;
  readonly done: (text: string, more?: Partial<RenderedPage>) => void;
  readonly fail: () => void;
};

let at: number;
let renders: PendingRender[];
beforeEach(() => {
  at = 0;
  renders = [];
});

const open = (limits: Partial<SnapshotLimits> = {}): PageSnapshots =>
  createPageSnapshots({
    limits: { ...defaultSnapshotLimits, ...limits },
    now: () => at,
    render: (address) =>
      new Promise((resolve, reject) => {
        renders.push({
          address,
          done: (text, more) =>
            resolve({
              status: 200,
              headers: { 'content-type': 'text/html' },
              body: Buffer.from(text),
              nonce: newNonce(),
              ...more,
            }),
          fail: () => reject(new Error('the pages are down')),
        });
      }),
  });

const textOf = async (requested: ReturnType<PageSnapshots['get']>) => {
  const snapshot = await requested;
  return snapshot && fillTemplate(snapshot.plain, newNonce()).toString();
};

/** Requests a page and completes its rendering. */
const rendered = (pages: PageSnapshots, address: string, text: string, more?: Partial<RenderedPage>) => {
  const requested = textOf(pages.get(address));
  renders.at(-1)?.done(text, more);
  return requested;
};

it('shares one rendering between all requests that arrive during it', async () => {
  const pages = open();
  const requested = Array.from({ length: 1000 }, () => textOf(pages.get('/')));
  expect(renders).toHaveLength(1);
  renders[0]?.done('home');
  expect(new Set(await Promise.all(requested))).toEqual(new Set(['home']));
});

it('caches a page per address', async () => {
  const pages = open();
  expect([await rendered(pages, '/', 'home'), await rendered(pages, '/auctions/a', 'a')]).toEqual(['home', 'a']);
  expect([await textOf(pages.get('/')), await textOf(pages.get('/auctions/a'))]).toEqual(['home', 'a']);
});

describe('a snapshot', () => {
  it('is returned without a rendering while it is fresh', async () => {
    const pages = open();
    await rendered(pages, '/', 'home');
    at = 500;
    expect(await textOf(pages.get('/'))).toBe('home');
    expect(renders).toHaveLength(1);
  });

  it('is refreshed once in the background when it gets older', async () => {
    const pages = open();
    await rendered(pages, '/', 'first');
    at = 501;
    expect(await textOf(pages.get('/'))).toBe('first');
    expect(await textOf(pages.get('/'))).toBe('first');
    expect(renders).toHaveLength(2);
    renders[1]?.done('second');
    await expect.poll(() => textOf(pages.get('/'))).toBe('second');
  });

  it('expires one second after its rendering began', async () => {
    const pages = open();
    const requested = textOf(pages.get('/'));
    at = 900;
    renders[0]?.done('first');
    await requested;
    at = 1000;
    expect(await rendered(pages, '/', 'second')).toBe('second');
  });

  it('is not returned after it has expired when its refresh failed', async () => {
    const pages = open();
    await rendered(pages, '/', 'first');
    at = 600;
    expect(await textOf(pages.get('/'))).toBe('first');
    renders[1]?.fail();
    at = 1000;
    await expect.poll(() => pages.get('/') && renders.length).toBe(3);
    const requested = pages.get('/');
    renders[2]?.fail();
    await expect(requested).rejects.toThrow('down');
  });
});

it.each<readonly [string, Partial<RenderedPage>]>([
  ['sets a cookie', { headers: { 'content-type': 'text/html', 'set-cookie': ['a=1'] } }],
  ['was not found', { status: 404 }],
  ['failed', { status: 500 }],
  ['redirects', { status: 307 }],
  ['is not a page', { headers: { 'content-type': 'application/json' } }],
])('a response that %s goes to the waiting requests and is not cached', async (_, more) => {
  const pages = open();
  const both = [pages.get('/'), pages.get('/')];
  renders[0]?.done('once', more);
  const [first, second] = await Promise.all(both);
  expect(first).toBe(second);
  expect(first?.headers(newNonce())).not.toHaveProperty('set-cookie');
  expect(await rendered(pages, '/', 'again')).toBe('again');
});

it('fills the nonce in a header too', async () => {
  const pages = open();
  const nonce = newNonce();
  const requested = pages.get('/');
  renders[0]?.done('', { nonce, headers: { 'content-type': 'text/html', link: `</a.css>; nonce="${nonce}"` } });
  expect((await requested)?.headers('another')).toMatchObject({ link: '</a.css>; nonce="another"' });
});

it('limits the number of concurrent renderings', async () => {
  const pages = open({ concurrentRenders: 2 });
  void pages.get('/1');
  void pages.get('/2');
  expect(pages.get('/3')).toBeNull();
  expect(pages.get('/1')).not.toBeNull();
  renders[0]?.done('1');
  await expect.poll(() => pages.get('/3') !== null).toBe(true);
});

it.each<readonly [string, Partial<SnapshotLimits>]>([
  ['pages', { maxPages: 2 }],
  ['bytes', { maxBytes: 2 * 2 * 3 }],
])('evicts the least recently used page beyond the limit of %s', async (_, limits) => {
  const pages = open(limits);
  await rendered(pages, '/1', 'one');
  await rendered(pages, '/2', 'two');
  await textOf(pages.get('/1'));
  await rendered(pages, '/3', 'six');
  expect(await textOf(pages.get('/1'))).toBe('one');
  expect(renders).toHaveLength(3);
  void pages.get('/2');
  expect(renders).toHaveLength(4);
});
