import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('hashes texts of every length about a block as Node does', () => {
  for (let length = 0; length < 200; length += 1) {
    const text = 'aé😀'.repeat(length).slice(0, length * 2);
    expect(sha256(text.toWellFormed())).toBe(hash('sha256', text.toWellFormed()));
  }
});

test('gives the standard’s own example', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
