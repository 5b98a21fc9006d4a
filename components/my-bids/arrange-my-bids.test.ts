import { describe, expect, test } from 'vitest';
import { arrangeMyBids, type StandingLot, sectionOf } from './arrange-my-bids.ts';

function lot(lotId: string, standing: StandingLot['standing'], closesAt: number | null, endedAt: number | null = null) {
  return {
    lotId,
    standing,
    lot: { closesAt, endedAt, status: endedAt === null ? ('open' as const) : ('sold' as const) },
  };
}

describe('my bids', () => {
  test.each([
    ['outbid', 'outbid'],
    ['leading', 'leading'],
    ['leading-reserve-not-met', 'leading'],
    ['won', 'won'],
    ['lost', 'lost'],
    ['not-sold', 'lost'],
    ['none', 'watching'],
    ['watching', 'watching'],
  ] as const)('%s is in the section %s', (standing, section) => {
    expect(sectionOf(standing)).toBe(section);
  });

  test('sorts running lots by closing time, and lots without one last', () => {
    const { leading } = arrangeMyBids([
      lot('live', 'leading', null),
      lot('late', 'leading', 900),
      lot('soon', 'leading-reserve-not-met', 100),
    ]);
    expect(leading.map(({ lotId }) => lotId)).toEqual(['soon', 'late', 'live']);
  });

  test('sorts ended lots after running ones, the latest first', () => {
    const { watching } = arrangeMyBids([
      lot('long ago', 'none', 10, 10),
      lot('just now', 'none', 50, 50),
      lot('running', 'none', 900),
    ]);
    expect(watching.map(({ lotId }) => lotId)).toEqual(['running', 'just now', 'long ago']);
  });
});
