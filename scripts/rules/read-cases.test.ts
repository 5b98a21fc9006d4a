import { describe, expect, test } from 'vitest';
import { CaseProblem } from './case-problem.ts';
import { readCases } from './read-cases.ts';

const terms = { currency: 'GBP', increments: 'ebay-uk', openingBid: '9.00', closesAt: 3600 };
const good = { id: 'P01', terms, commands: [{ at: 10, by: '1', max: '20.00' }] };

/** The place and reason of the error in a file; null if it is valid. */
function problemOf(file: unknown): string | null {
  try {
    readCases(typeof file === 'string' ? file : JSON.stringify(file));
    return null;
  } catch (error) {
    if (error instanceof CaseProblem) return error.message;
    throw error;
  }
}

const withTerms = (change: object) => ({ ...good, terms: { ...terms, ...change } });
const withCommand = (command: object) => ({ ...good, commands: [...good.commands, command] });

describe('accepts', () => {
  test.each<[string, unknown]>([
    ['one case', good],
    ['several cases', [good, good]],
    ['an empty array', []],
    ['a byte order mark', `\uFEFF${JSON.stringify(good)}`],
    ['a case without the optional terms', good],
    [
      'every field of the terms',
      withTerms({
        reserve: '100.00',
        belowReserve: 'house',
        softClose: { mode: 'reset', window: 180, extension: 180, cap: 3600, scope: 'cascade' },
        ladderOnly: true,
        jumpGuard: 2.5,
        maxBidMayBeLowered: true,
        buyersPremium: { bands: [{ from: '0', percent: 24 }], taxOnHammer: 0, taxOnPremium: 20 },
      }),
    ],
    ['custom bands', withTerms({ increments: { bands: [{ from: '0', step: '1.00' }] } })],
    ['a custom ladder', withTerms({ increments: { ladder: ['10', '20', '50'] } })],
    ['a percentage', withTerms({ increments: { percent: 2.5, unit: '0.01' } })],
    ['a bid with a max', withCommand({ at: 11, by: '2', bid: '10.00', max: '30.00', jumpConfirmed: true })],
    [
      'every action',
      {
        ...good,
        commands: [
          ...good.commands,
          { at: 11, do: 'lowerReserve', to: '5.00' },
          { at: 12, do: 'void', ref: 0, reason: 'slip' },
          { at: 12, do: 'pause' },
          { at: 13, do: 'resume' },
          { at: 14, do: 'withdraw' },
          { at: 15, do: 'close' },
        ],
      },
    ],
    [
      'several lots, and paddles with restrictions',
      {
        ...good,
        lots: 3,
        gap: 120,
        paddles: { 1: { status: 'suspended', limit: '50.00', consignor: true } },
        commands: [{ at: 10, by: '1', max: '20.00', lot: 3 }],
      },
    ],
    [
      'instants, with and without seconds',
      {
        ...good,
        terms: { ...terms, closesAt: '2026-11-24T15:00Z' },
        commands: [{ at: '2026-11-24T15:00:00.250+01:00', by: '1', bid: '9.00' }],
      },
    ],
  ])('%s', (_what, file) => {
    expect(problemOf(file)).toBeNull();
  });
});

describe('rejects, with place and reason,', () => {
  test.each<[string, unknown, RegExp]>([
    ['text that is not JSON', '{"id":', /^\$: not JSON/],
    ['an empty file', '', /^\$: not JSON/],
    ['a string', '"P01"', /^\$: .*expected object/],
    ['null', 'null', /^\$: .*expected object/],
    ['a number among the cases', [good, 5], /^\$\[1\]: .*expected object/],
    ['a case without an id', { terms, commands: [] }, /^\$\.id: /],
    ['an id that is a number', { ...good, id: 5 }, /^\$\.id: .*expected string/],
    ['an unknown field of the case', { ...good, comment: 'x' }, /^\$: .*"comment"/],
    ['an unknown field of the terms', withTerms({ reservee: '1' }), /^\$\.terms: .*"reservee"/],
    [
      'an unknown field of a command',
      withCommand({ at: 11, by: '2', bid: '10.00', maxx: '1' }),
      /^\$\.commands\[1\]: .*"maxx"/,
    ],
    ['a case without commands', { id: 'x', terms }, /^\$\.commands: /],
    ['commands that are not an array', { ...good, commands: {} }, /^\$\.commands: .*expected array/],
    ['terms without a currency', { ...good, terms: { ...terms, currency: undefined } }, /^\$\.terms\.currency: /],
    ['an unknown currency', withTerms({ currency: 'POUNDS' }), /^\$\.terms\.currency: "POUNDS"/],
    [
      'unknown increments',
      withTerms({ increments: 'ebay-fr' }),
      /^\$\.terms\.increments: unknown increments; use one of ebay-uk/,
    ],
    [
      'increments of an unknown kind',
      withTerms({ increments: { step: '1' } }),
      /^\$\.terms\.increments: increments are a name/,
    ],
    ['increments that are a number', withTerms({ increments: 5 }), /^\$\.terms\.increments: increments are a name/],
    ['an empty array of bands', withTerms({ increments: { bands: [] } }), /^\$\.terms\.increments\.bands: /],
    [
      'bands out of order',
      withTerms({
        increments: {
          bands: [
            { from: '5', step: '1' },
            { from: '2', step: '1' },
          ],
        },
      }),
      /^\$\.terms\.increments\.bands\[1\]\.from: must be greater than the one before/,
    ],
    [
      'a step of zero',
      withTerms({ increments: { bands: [{ from: '0', step: '0.00' }] } }),
      /^\$\.terms\.increments\.bands\[0\]\.step: must be greater than zero/,
    ],
    [
      'a ladder that falls',
      withTerms({ increments: { ladder: ['10', '5'] } }),
      /^\$\.terms\.increments\.ladder\[1\]: must be greater than the one before/,
    ],
    ['a percentage without its unit', withTerms({ increments: { percent: 5 } }), /^\$\.terms\.increments\.unit: /],
    [
      'a percentage with three decimals',
      withTerms({ increments: { percent: 5.125, unit: '1' } }),
      /^\$\.terms\.increments\.percent: /,
    ],
    [
      'a negative percentage',
      withTerms({ increments: { percent: -5, unit: '1' } }),
      /^\$\.terms\.increments\.percent: /,
    ],
    [
      'an amount that is a number',
      withTerms({ openingBid: 9 }),
      /^\$\.terms\.openingBid: an amount is a decimal string/,
    ],
    [
      'a negative amount',
      withCommand({ at: 11, by: '2', bid: '-5.00' }),
      /^\$\.commands\[1\]\.bid: an amount is a decimal string/,
    ],
    [
      'a bid of zero',
      withCommand({ at: 11, by: '2', bid: '0.00' }),
      /^\$\.commands\[1\]\.bid: must be greater than zero/,
    ],
    [
      'too many decimals',
      withCommand({ at: 11, by: '2', max: '20.001' }),
      /^\$\.commands\[1\]\.max: GBP has 2 decimals, not 3/,
    ],
    [
      'decimals in a currency without decimals',
      withTerms({ currency: 'JPY' }),
      /^\$\.commands\[0\]\.max: JPY has 0 decimals, not 2|^\$\.terms\.openingBid: JPY/,
    ],
    [
      'an amount that is too large',
      withCommand({ at: 11, by: '2', max: '99999999999999' }),
      /^\$\.commands\[1\]\.max: .*is too large/,
    ],
    ['an amount in exponent notation', withCommand({ at: 11, by: '2', max: '1e3' }), /^\$\.commands\[1\]\.max: /],
    [
      'an unknown policy for bids below the reserve',
      withTerms({ belowReserve: 'guess' }),
      /^\$\.terms\.belowReserve: /,
    ],
    [
      'a soft close with an unknown mode',
      withTerms({ softClose: { mode: 'popcorn' } }),
      /^\$\.terms\.softClose\.mode: /,
    ],
    [
      'a soft close without an extension',
      withTerms({ softClose: { mode: 'reset', window: 60 } }),
      /^\$\.terms\.softClose\.extension: is missing/,
    ],
    [
      'a window of zero',
      withTerms({ softClose: { mode: 'add', window: 0, extension: 5 } }),
      /^\$\.terms\.softClose\.window: /,
    ],
    ['terms without a closing time', { ...good, terms: { ...terms, closesAt: undefined } }, /^\$\.terms\.closesAt: /],
    [
      'a closing time that is a boolean',
      withTerms({ closesAt: true }),
      /^\$\.terms\.closesAt: a time is a number of seconds/,
    ],
    [
      'an instant that does not exist',
      { ...good, terms: { ...terms, closesAt: '2026-02-30T10:00:00Z' }, commands: [] },
      /^\$\.terms\.closesAt: "2026-02-30T10:00:00Z" is not an ISO instant/,
    ],
    [
      'an instant without a zone',
      { ...good, terms: { ...terms, closesAt: '2026-11-24T10:00:00' }, commands: [] },
      /^\$\.terms\.closesAt: .*is not an ISO instant/,
    ],
    [
      'times in both forms',
      withCommand({ at: '2026-11-24T10:00:00Z', by: '2', bid: '10' }),
      /^\$\.commands\[1\]\.at: a case has all its times/,
    ],
    [
      'times that are not in order',
      withCommand({ at: 9, by: '2', bid: '10' }),
      /^\$\.commands\[1\]\.at: is earlier than the command before it/,
    ],
    ['a time before the opening', withCommand({ at: -1, by: '2', bid: '10' }), /^\$\.commands\[1\]\.at: /],
    [
      'a time finer than a millisecond',
      withCommand({ at: 10.00005, by: '2', bid: '10' }),
      /^\$\.commands\[1\]\.at: a time has at most millisecond precision/,
    ],
    [
      'a bidder that is a number',
      withCommand({ at: 11, by: 2, bid: '10' }),
      /^\$\.commands\[1\]\.by: .*expected string/,
    ],
    [
      'the house as a bidder',
      withCommand({ at: 11, by: 'house', bid: '10' }),
      /^\$\.commands\[1\]\.by: "house" is the paddle of the house/,
    ],
    [
      'a command with neither a bid nor an action',
      withCommand({ at: 11, by: '2' }),
      /^\$\.commands\[1\]: a command has `bid`, `max` or both/,
    ],
    [
      'an unknown action',
      withCommand({ at: 11, do: 'hammer' }),
      /^\$\.commands\[1\]: unknown action; use one of close/,
    ],
    [
      'an action named like a method of Object',
      withCommand({ at: 11, do: 'toString' }),
      /^\$\.commands\[1\]: unknown action/,
    ],
    [
      'a void that refers to itself',
      withCommand({ at: 11, do: 'void', ref: 1 }),
      /^\$\.commands\[1\]\.ref: must be the index of an earlier command/,
    ],
    [
      'a void whose reference is not a whole number',
      withCommand({ at: 11, do: 'void', ref: 0.5 }),
      /^\$\.commands\[1\]\.ref: /,
    ],
    [
      'a lot that does not exist',
      withCommand({ at: 11, by: '2', bid: '10', lot: 2 }),
      /^\$\.commands\[1\]\.lot: lot 2 does not exist; the case has 1/,
    ],
    [
      'a void on a lot other than that of the bid',
      { ...good, lots: 2, commands: [...good.commands, { at: 11, do: 'void', ref: 0, lot: 2 }] },
      /^\$\.commands\[1\]\.lot: the bid was on lot 1/,
    ],
    [
      'a premium whose first band does not start at zero',
      withTerms({ buyersPremium: { bands: [{ from: '5', percent: 10 }] } }),
      /^\$\.terms\.buyersPremium\.bands\[0\]\.from: the first band must start at "0"/,
    ],
  ])('%s', (_what, file, problem) => {
    expect(problemOf(file)).toMatch(problem);
  });
});
