import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { publicPart, type RecordedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { type Lot, SCHEDULED_LOT } from './lot.ts';
import { LotInPlay } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';

const lotWith = () => new LotInPlay((text) => hash('sha256', text)).open({ reserve: 60, maxBidMayBeLowered: true });

test('folding a lot’s events reproduces it, with raises, voids and pauses [I8]', () => {
  const played = lotWith();
  playMoves(played, 'A:40, B:50, A:300, C=120, A:200, D:500');
  played.voidBid(played.seqOf('D'));
  played.lowerReserve(20);
  played.apply({ type: 'PauseLot', at: 2, reason: 'a question' });
  played.apply({ type: 'ResumeLot', at: 5 });
  played.close();
  expect(played.recorded.reduce<Lot>(evolve, SCHEDULED_LOT)).toEqual(played.lot);
});

test('never mutates an earlier lot [I8]', () => {
  const played = lotWith();
  playMoves(played, 'A:100, B:50');
  const before = played.lot;
  const copy = structuredClone(before);
  playMoves(played, 'C:400, A:500, A:450');
  played.voidBid(2);
  expect(before).toEqual(copy);
});

test('between the rows of one bid the lot matches the history [X5, I8]', () => {
  const played = lotWith();
  playMoves(played, 'A:300, B:100');
  const shown = played.recorded.map((_, n) => {
    const { currentBid, leadingPaddle } = played.recorded.slice(0, n + 1).reduce<Lot>(evolve, SCHEDULED_LOT);
    return `${currentBid} ${leadingPaddle}`;
  });
  expect(shown).toEqual(['null null', '60 A', '60 A', '100 B', '110 A']);
});

test('refuses to fold public events, which lack the secrets [I8, I28]', () => {
  const played = lotWith();
  playMoves(played, 'A:100');
  const open = played.recorded.map((link) => ({ ...link, event: publicPart(link.event) }) as RecordedEvent);
  expect(() => open.reduce<Lot>(evolve, SCHEDULED_LOT)).toThrow(/from the full events/);
});

test('refuses a max set event when nobody leads [I8]', () => {
  const secret = { paddle: 'A', limit: 5 as never, salt: '' };
  const event = { type: 'MaxBidSet', at: 1, commitment: '', secret } as const;
  expect(() => evolve(lotWith().lot, { seq: 2, hash: '', event })).toThrow(/the lot has no leader/);
});
