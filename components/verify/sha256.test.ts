import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['aé😀', 'ab2a048d07ba19b0f07d91c4430ade6b9bc2089e7ca85d8638b297fe3748c3b4'],
])('hashes the UTF-8 bytes of "%s" to the known digest', (text, digest) => {
  expect(sha256(text)).toBe(digest);
});
