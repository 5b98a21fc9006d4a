import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { newNonce } from '../headers/content-policy.ts';
import { compressAround, fillCompressed, fillPlaces, openPlaces } from './page-template.ts';

const first = newNonce();
const scripts = (count: number, nonce: string) =>
  Array.from({ length: count }, (_, n) => `<script nonce="${nonce}">lot(${n}, "a bureau – £${n * 7}")</script>\n`).join(
    '',
  );

const bodies: readonly (readonly [string, (nonce: string) => string])[] = [
  ['no nonce at all', () => '<h1>Lot 1</h1>'],
  ['nothing', () => ''],
  ['nothing but a nonce', (nonce) => nonce],
  ['a nonce at the beginning and at the end', (nonce) => `${nonce}<p>between</p>${nonce}`],
  ['two in a row', (nonce) => `<p>${nonce}${nonce}</p>`],
  ['more than a reference of deflate reaches back', (nonce) => scripts(3000, nonce)],
];

it.each(bodies)('a body with %s is sent with another nonce, plain and compressed', async (_, body) => {
  const open = openPlaces(Buffer.from(body(first)), first);
  const compressed = await compressAround(open);
  for (const nonce of [newNonce(), newNonce()]) {
    const plain = fillPlaces(open, nonce);
    expect(plain.toString()).toBe(body(nonce));
    // gunzip compares the checksum and the length, too.
    expect(gunzipSync(fillCompressed(compressed, open, nonce)).toString()).toBe(body(nonce));
  }
});

it('a copy that was given back is filled anew', () => {
  const open = openPlaces(Buffer.from(scripts(3, first)), first);
  const [ada, ben] = [newNonce(), newNonce()];
  const copy = fillPlaces(open, ada);
  open.spares.push(copy);
  expect(fillPlaces(open, ben)).toBe(copy);
  expect(copy.toString()).toBe(scripts(3, ben));
  expect(fillPlaces(open, ada)).not.toBe(copy);
});

it('compresses about as well as if no place had been left open', async () => {
  const open = openPlaces(Buffer.from(scripts(300, first)), first);
  const { bytes } = await compressAround(open);
  expect(bytes.length - open.places.length * first.length).toBeLessThan(open.bytes.length / 3);
});
