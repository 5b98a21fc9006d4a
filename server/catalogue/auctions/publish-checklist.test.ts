import { describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import { readRules } from '#protocol/forms/rules-to-terms.ts';
import { type DraftToCheck, publishChecklist } from './publish-checklist.ts';

const now = Date.UTC(2027, 0, 10, 12);
const hour = 3_600_000;
const { terms } = readRules(presetRules('saleroom', 'GBP'));
if (!terms) throw new Error('the preset has no terms');

const lot: DraftToCheck['lots'][number] = {
  lotNumber: '1',
  openingBid: 10_000 as Money,
  reserve: 15_000 as Money,
  estimateLow: 20_000 as Money,
  estimateHigh: 30_000 as Money,
  pictures: 2,
  picturesWithoutAlt: 0,
};
const ready: DraftToCheck = {
  description: 'Clocks',
  conditions: 'Pay within 7 days.',
  timeZone: 'Europe/London',
  terms,
  opensAt: now + hour,
  firstClosesAt: now + 32 * hour,
  closeGap: 30_000,
  lots: [lot, { ...lot, lotNumber: '2' }],
};
const codes = (change: Partial<DraftToCheck>) => {
  const { blocks, warnings } = publishChecklist({ ...ready, ...change }, now);
  return { blocks: blocks.map(({ code }) => code), warnings: warnings.map(({ code }) => code) };
};

describe('the checklist before publishing', () => {
  it('is empty for a draft that is ready', () => {
    expect(codes({})).toEqual({ blocks: [], warnings: [] });
  });

  it.each([
    ['NO_LOTS', { lots: [] }],
    ['NO_CLOSING_TIME', { firstClosesAt: null }],
    ['OPENS_IN_THE_PAST', { opensAt: now - 1 }],
    ['CLOSES_IN_THE_PAST', { opensAt: null, firstClosesAt: now }],
    ['CLOSES_BEFORE_IT_OPENS', { opensAt: now + 40 * hour }],
    [
      'OPENING_BID_OFF_LADDER',
      { terms: { ...terms, ladderOnly: true }, lots: [{ ...lot, openingBid: 21_100 as Money }] },
    ],
  ] as const)('blocks with %s', (code, change) => {
    expect(codes(change).blocks).toEqual([code]);
  });

  it.each([
    ['CLOSES_SOON', { opensAt: null, firstClosesAt: now + hour / 2 }],
    ['CLOSES_AT_NIGHT', { firstClosesAt: Date.UTC(2027, 0, 12, 2) }],
    ['CLOSES_AT_NIGHT', { closeGap: 5 * hour }],
    ['NO_CONDITIONS', { conditions: '' }],
    ['NO_DESCRIPTION', { description: '' }],
    ['NO_PICTURE', { lots: [{ ...lot, pictures: 0 }] }],
    ['NO_ALT_TEXT', { lots: [{ ...lot, picturesWithoutAlt: 1 }] }],
    ['NO_ESTIMATE', { lots: [{ ...lot, estimateLow: null, estimateHigh: null }] }],
    ['RESERVE_BELOW_OPENING_BID', { lots: [{ ...lot, reserve: 10_000 as Money }] }],
    ['RESERVE_ABOVE_HIGH_ESTIMATE', { lots: [{ ...lot, reserve: 30_001 as Money }] }],
  ] as const)('warns of %s', (code, change) => {
    expect(codes(change)).toEqual({ blocks: [], warnings: [code] });
  });

  it('allows an opening bid off the ladder where any amount is a valid bid [B1]', () => {
    expect(codes({ lots: [{ ...lot, openingBid: 13_333 as Money }] }).blocks).toEqual([]);
  });

  it('names the lots concerned', () => {
    const lots = [lot, { ...lot, lotNumber: '2', pictures: 0 }, { ...lot, lotNumber: '3A', pictures: 0 }];
    expect(publishChecklist({ ...ready, lots }, now).warnings).toEqual([{ code: 'NO_PICTURE', lots: ['2', '3A'] }]);
  });
});
