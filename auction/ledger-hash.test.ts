import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { publicPart, type RecordedEvent } from './events.ts';
import { checkChain, commitTo } from './ledger-hash.ts';
import { LotInPlay } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';

const sha256 = (text: string) => hash('sha256', text);

describe('canonical JSON', () => {
  test('has one text for one value: sorted keys, no space, undefined left out [I22]', () => {
    expect(canonicalJson({ b: [1, -0, 'é"\n', null, true], a: { z: undefined, y: {} }, A: 1e21 })).toBe(
      '{"A":1e+21,"a":{"y":{}},"b":[1,0,"é\\"\\n",null,true]}',
    );
  });

  test('sorts by code unit, not by locale [I22]', () => {
    expect(canonicalJson({ ä: 1, z: 2, Z: 3, 10: 4, 9: 5 })).toBe('{"10":4,"9":5,"Z":3,"z":2,"ä":1}');
  });

  test('says what JSON.parse reads back [I22]', () => {
    const value = { currency: 'GBP', bands: [{ from: 0, step: 5 }], quote: '\u2028 \\ "' };
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  });

  test('refuses what it cannot say [I22]', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 0, undefined]) {
      expect(() => canonicalJson(wrong)).toThrow(TypeError);
    }
  });
});

describe('the chain', () => {
  const played = new LotInPlay(sha256).open({ reserve: 500 });
  playMoves(played, 'A:100, B:900, C=600');
  played.voidBid(2);
  const chain = played.recorded;

  test('of a lot holds, in the house’s own form and in the public one [I22]', () => {
    expect(checkChain(sha256, chain)).toBeNull();
    expect(
      checkChain(
        sha256,
        chain.map(({ seq, hash: link, event }) => ({ seq, hash: link, event: publicPart(event) })),
      ),
    ).toBeNull();
  });

  test('begins with the hash of its first event on 64 zeros, over seq and public part [I22]', () => {
    const [first] = chain as [RecordedEvent];
    expect(first.hash).toBe(sha256('0'.repeat(64) + canonicalJson({ ...publicPart(first.event), seq: 1 })));
  });

  test('can be checked from any event on [I22]', () => {
    const [known, ...rest] = chain.slice(2);
    expect(checkChain(sha256, rest, known)).toBeNull();
  });

  test('breaks where an event was changed, left out or renumbered [I22]', () => {
    const changed = chain.map((link) => (link.seq === 3 ? { ...link, event: { ...link.event, at: 77 } } : link));
    expect(checkChain(sha256, changed)).toEqual({ seq: 3, why: 'hash' });
    expect(
      checkChain(
        sha256,
        chain.filter(({ seq }) => seq !== 4),
      ),
    ).toEqual({ seq: 4, why: 'seq' });
    expect(
      checkChain(
        sha256,
        chain.map((link) => ({ ...link, seq: link.seq + 1 })),
      ),
    ).toEqual({ seq: 1, why: 'seq' });
  });

  test('binds the house to its secrets: another limit does not open the commitment [I22]', () => {
    const opened = chain.map((link) =>
      link.event.type === 'BidPlaced' && link.event.secret
        ? { ...link, event: { ...link.event, secret: { ...link.event.secret, limit: 901 as never } } }
        : link,
    );
    expect(checkChain(sha256, opened)).toEqual({ seq: 2, why: 'commitment' });
  });

  test('a commitment depends on its salt: equal secrets do not look alike [I28]', () => {
    expect(commitTo(sha256, { salt: 'a' })).not.toBe(commitTo(sha256, { salt: 'b' }));
  });
});
