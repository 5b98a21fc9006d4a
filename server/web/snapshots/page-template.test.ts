import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { newNonce } from '../headers/content-policy.ts';
import { compressTemplate, createBodyTemplate, fillCompressedTemplate, fillTemplate } from './page-template.ts';

const first = newNonce();
const scripts = (count: number, nonce: string) =>
  Array.from({ length: count }, (_, n) => `<script nonce="${nonce}">lot(${n}, "a bureau – £${n * 7}")</script>\n`).join(
    '',
  );

const bodies: readonly (readonly [string, (nonce: string) => string])[] = [
  ['no nonce', () => '<h1>Lot 1</h1>'],
  ['no bytes', () => ''],
  ['only a nonce', (nonce) => nonce],
  ['a nonce at the beginning and at the end', (nonce) => `${nonce}<p>between</p>${nonce}`],
  ['two adjacent nonces', (nonce) => `<p>${nonce}${nonce}</p>`],
  ['more text than a deflate reference can reach back', (nonce) => scripts(3000, nonce)],
];

it.each(bodies)('a body with %s can be sent with a new nonce, plain and compressed', async (_, body) => {
  const template = createBodyTemplate(Buffer.from(body(first)), first);
  const compressed = await compressTemplate(template);
  for (const nonce of [newNonce(), newNonce()]) {
    const plain = fillTemplate(template, nonce);
    expect(plain.toString()).toBe(body(nonce));
    // gunzip also checks the checksum and the length.
    expect(gunzipSync(fillCompressedTemplate(compressed, template, nonce)).toString()).toBe(body(nonce));
  }
});

it('reuses a returned copy', () => {
  const template = createBodyTemplate(Buffer.from(scripts(3, first)), first);
  const [ada, ben] = [newNonce(), newNonce()];
  const copy = fillTemplate(template, ada);
  template.spares.push(copy);
  expect(fillTemplate(template, ben)).toBe(copy);
  expect(copy.toString()).toBe(scripts(3, ben));
  expect(fillTemplate(template, ada)).not.toBe(copy);
});

it('compresses about as well as without slots', async () => {
  const template = createBodyTemplate(Buffer.from(scripts(300, first)), first);
  const { bytes } = await compressTemplate(template);
  expect(bytes.length - template.slots.length * first.length).toBeLessThan(template.bytes.length / 3);
});
