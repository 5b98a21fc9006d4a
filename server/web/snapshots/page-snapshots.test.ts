import { beforeEach, describe, expect, it } from 'vitest';
import { newNonce } from '../headers/content-policy.ts';
import {
  createPageSnapshots,
  type PageSnapshots,
  type SnapshotLimits,
  shippedSnapshotLimits,
} from './page-snapshots.ts';
import { fillPlaces } from './page-template.ts';
import type { Rendering } from './render-page.ts';

type Begun = {
  readonly address: string;
  readonly done: (text: string, more?: Partial<Rendering>) => void;
  readonly fail: () => void;
};

let at: number;
let begun: Begun[];
beforeEach(() => {
  at = 0;
  begun = [];
});

const open = (limits: Partial<SnapshotLimits> = {}): PageSnapshots =>
  createPageSnapshots({
    limits: { ...shippedSnapshotLimits, ...limits },
    now: () => at,
    render: (address) =>
      new Promise((resolve, reject) => {
        begun.push({
          address,
          done: (text, more) =>
            resolve({
              status: 200,
              headers: { 'content-type': 'text/html' },
              body: Buffer.from(text),
              nonce: newNonce(),
              ...more,
            }),
          fail: () => reject(new Error('the pages are away')),
        });
      }),
  });

const textOf = async (taken: ReturnType<PageSnapshots['take']>) => {
  const snapshot = await taken;
  return snapshot && fillPlaces(snapshot.plain, newNonce()).toString();
};

/** Has a page rendered at once. */
const rendered = (pages: PageSnapshots, address: string, text: string, more?: Partial<Rendering>) => {
  const taken = textOf(pages.take(address));
  begun.at(-1)?.done(text, more);
  return taken;
};

it('all who ask for a page while it is rendered wait for that one rendering', async () => {
  const pages = open();
  const asked = Array.from({ length: 1000 }, () => textOf(pages.take('/')));
  expect(begun).toHaveLength(1);
  begun[0]?.done('home');
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['home']));
});

it('each address has a page of its own', async () => {
  const pages = open();
  expect([await rendered(pages, '/', 'home'), await rendered(pages, '/auctions/a', 'a')]).toEqual(['home', 'a']);
  expect([await textOf(pages.take('/')), await textOf(pages.take('/auctions/a'))]).toEqual(['home', 'a']);
});

describe('a snapshot', () => {
  it('is shown without a rendering while it is fresh', async () => {
    const pages = open();
    await rendered(pages, '/', 'home');
    at = 500;
    expect(await textOf(pages.take('/'))).toBe('home');
    expect(begun).toHaveLength(1);
  });

  it('is renewed once by those who ask later, while none of them waits', async () => {
    const pages = open();
    await rendered(pages, '/', 'first');
    at = 501;
    expect(await textOf(pages.take('/'))).toBe('first');
    expect(await textOf(pages.take('/'))).toBe('first');
    expect(begun).toHaveLength(2);
    begun[1]?.done('second');
    await expect.poll(() => textOf(pages.take('/'))).toBe('second');
  });

  it('is shown to nobody a second after its rendering began', async () => {
    const pages = open();
    const asked = textOf(pages.take('/'));
    at = 900;
    begun[0]?.done('first');
    await asked;
    at = 1000;
    expect(await rendered(pages, '/', 'second')).toBe('second');
  });

  it('that could not be renewed is followed by a fault, not by itself', async () => {
    const pages = open();
    await rendered(pages, '/', 'first');
    at = 600;
    expect(await textOf(pages.take('/'))).toBe('first');
    begun[1]?.fail();
    at = 1000;
    await expect.poll(() => pages.take('/') && begun.length).toBe(3);
    const asked = pages.take('/');
    begun[2]?.fail();
    await expect(asked).rejects.toThrow('away');
  });
});

it.each<readonly [string, Partial<Rendering>]>([
  ['that sets a cookie', { headers: { 'content-type': 'text/html', 'set-cookie': ['a=1'] } }],
  ['that was not found', { status: 404 }],
  ['that failed', { status: 500 }],
  ['that leads elsewhere', { status: 307 }],
  ['that is no page', { headers: { 'content-type': 'application/json' } }],
])('an answer %s serves those who waited for it and is not kept', async (_, more) => {
  const pages = open();
  const both = [pages.take('/'), pages.take('/')];
  begun[0]?.done('once', more);
  const [first, second] = await Promise.all(both);
  expect(first).toBe(second);
  expect(first?.headers(newNonce())).not.toHaveProperty('set-cookie');
  expect(await rendered(pages, '/', 'anew')).toBe('anew');
});

it('a nonce in a header is as new as the body’s', async () => {
  const pages = open();
  const nonce = newNonce();
  const taken = pages.take('/');
  begun[0]?.done('', { nonce, headers: { 'content-type': 'text/html', link: `</a.css>; nonce="${nonce}"` } });
  expect((await taken)?.headers('another')).toMatchObject({ link: '</a.css>; nonce="another"' });
});

it('no more pages are rendered at once than may be', async () => {
  const pages = open({ renderings: 2 });
  pages.take('/1');
  pages.take('/2');
  expect(pages.take('/3')).toBeNull();
  expect(pages.take('/1')).not.toBeNull();
  begun[0]?.done('1');
  await expect.poll(() => pages.take('/3') !== null).toBe(true);
});

it.each<readonly [string, Partial<SnapshotLimits>]>([
  ['so many', { kept: 2 }],
  ['so many bytes', { keptBytes: 2 * 2 * 3 }],
])('%s are kept, and those that were asked for last', async (_, limits) => {
  const pages = open(limits);
  await rendered(pages, '/1', 'one');
  await rendered(pages, '/2', 'two');
  await textOf(pages.take('/1'));
  await rendered(pages, '/3', 'six');
  expect(await textOf(pages.take('/1'))).toBe('one');
  expect(begun).toHaveLength(3);
  pages.take('/2');
  expect(begun).toHaveLength(4);
});
