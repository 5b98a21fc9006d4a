import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { publicPart, type RecordedEvent } from './events.ts';
import { checkChain, commitTo } from './ledger-hash.ts';
import { LotInPlay } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';

const sha256 = (text: string) => hash('sha256', text);

describe('canonical JSON', () => {
  test('serialises equal values equally: sorted keys, no white space, no undefined [I22]', () => {
    expect(canonicalJson({ b: [1, -0, 'é"\n', null, true], a: { z: undefined, y: {} }, A: 1e21 })).toBe(
      '{"A":1e+21,"a":{"y":{}},"b":[1,0,"é\\"\\n",null,true]}',
    );
  });

  test('sorts keys by code unit, not by locale [I22]', () => {
    expect(canonicalJson({ ä: 1, z: 2, Z: 3, 10: 4, 9: 5 })).toBe('{"10":4,"9":5,"Z":3,"z":2,"ä":1}');
  });

  test('round-trips through JSON.parse [I22]', () => {
    const value = { currency: 'GBP', bands: [{ from: 0, step: 5 }], quote: '\u2028 \\ "' };
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  });

  test('rejects values that it cannot represent [I22]', () => {
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

  test('of a lot is valid, with full events and with public ones [I22]', () => {
    expect(checkChain(sha256, chain)).toBeNull();
    expect(
      checkChain(
        sha256,
        chain.map(({ seq, hash: link, event }) => ({ seq, hash: link, event: publicPart(event) })),
      ),
    ).toBeNull();
  });

  test('starts with the hash of 64 zeros and the first event’s seq and public part [I22]', () => {
    const [first] = chain as [RecordedEvent];
    expect(first.hash).toBe(sha256('0'.repeat(64) + canonicalJson({ ...publicPart(first.event), seq: 1 })));
  });

  test('can be checked from any event [I22]', () => {
    const [known, ...rest] = chain.slice(2);
    expect(checkChain(sha256, rest, known)).toBeNull();
  });

  test('breaks at an event that was changed, left out or renumbered [I22]', () => {
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

  test('commits to secrets: another limit does not open the commitment [I22]', () => {
    const opened = chain.map((link) =>
      link.event.type === 'BidPlaced' && link.event.secret
        ? { ...link, event: { ...link.event, secret: { ...link.event.secret, limit: 901 as never } } }
        : link,
    );
    expect(checkChain(sha256, opened)).toEqual({ seq: 2, why: 'commitment' });
  });

  test('salts commitments, so that equal secrets differ [I28]', () => {
    expect(commitTo(sha256, { salt: 'a' })).not.toBe(commitTo(sha256, { salt: 'b' }));
  });
});
