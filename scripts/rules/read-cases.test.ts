import { describe, expect, test } from 'vitest';
import { CaseProblem } from './case-problem.ts';
import { readCases } from './read-cases.ts';

const terms = { currency: 'GBP', increments: 'ebay-uk', openingBid: '9.00', closesAt: 3600 };
const good = { id: 'P01', terms, commands: [{ at: 10, by: '1', max: '20.00' }] };

/** The place and the reason for which a file is refused; null when it is read. */
function problemOf(file: unknown): string | null {
  try {
    readCases(typeof file === 'string' ? file : JSON.stringify(file));
    return null;
  } catch (fault) {
    if (fault instanceof CaseProblem) return fault.message;
    throw fault;
  }
}

const withTerms = (change: object) => ({ ...good, terms: { ...terms, ...change } });
const withCommand = (command: object) => ({ ...good, commands: [...good.commands, command] });

describe('what is of the format', () => {
  test.each<[string, unknown]>([
    ['one case', good],
    ['several', [good, good]],
    ['none', []],
    ['a byte order mark', `\uFEFF${JSON.stringify(good)}`],
    ['no reserve, no soft close, the policy left out', good],
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
    ['bands of its own', withTerms({ increments: { bands: [{ from: '0', step: '1.00' }] } })],
    ['a ladder of its own', withTerms({ increments: { ladder: ['10', '20', '50'] } })],
    ['a percentage', withTerms({ increments: { percent: 2.5, unit: '0.01' } })],
    ['a bid with a max', withCommand({ at: 11, by: '2', bid: '10.00', max: '30.00', jumpConfirmed: true })],
    [
      'every order',
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
      'several lots and rights',
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

describe('what is not, and how it is said', () => {
  test.each<[string, unknown, RegExp]>([
    ['not JSON', '{"id":', /^\$: not JSON/],
    ['an empty file', '', /^\$: not JSON/],
    ['a text', '"P01"', /^\$: .*expected object/],
    ['null', 'null', /^\$: .*expected object/],
    ['a number among the cases', [good, 5], /^\$\[1\]: .*expected object/],
    ['no id', { terms, commands: [] }, /^\$\.id: /],
    ['an id that is a number', { ...good, id: 5 }, /^\$\.id: .*expected string/],
    ['an unknown field of the case', { ...good, comment: 'x' }, /^\$: .*"comment"/],
    ['an unknown field of the terms', withTerms({ reservee: '1' }), /^\$\.terms: .*"reservee"/],
    [
      'an unknown field of a command',
      withCommand({ at: 11, by: '2', bid: '10.00', maxx: '1' }),
      /^\$\.commands\[1\]: .*"maxx"/,
    ],
    ['no commands', { id: 'x', terms }, /^\$\.commands: /],
    ['commands that are no list', { ...good, commands: {} }, /^\$\.commands: .*expected array/],
    ['no currency', { ...good, terms: { ...terms, currency: undefined } }, /^\$\.terms\.currency: /],
    ['no such currency', withTerms({ currency: 'POUNDS' }), /^\$\.terms\.currency: "POUNDS"/],
    [
      'no such increments',
      withTerms({ increments: 'ebay-fr' }),
      /^\$\.terms\.increments: no such increments; there are ebay-uk/,
    ],
    [
      'increments of no kind',
      withTerms({ increments: { step: '1' } }),
      /^\$\.terms\.increments: increments are a name/,
    ],
    ['increments that are a number', withTerms({ increments: 5 }), /^\$\.terms\.increments: increments are a name/],
    ['bands without a band', withTerms({ increments: { bands: [] } }), /^\$\.terms\.increments\.bands: /],
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
      /^\$\.terms\.increments\.bands\[1\]\.from: must be above/,
    ],
    [
      'a step of nothing',
      withTerms({ increments: { bands: [{ from: '0', step: '0.00' }] } }),
      /^\$\.terms\.increments\.bands\[0\]\.step: must be more than nothing/,
    ],
    [
      'a ladder that falls',
      withTerms({ increments: { ladder: ['10', '5'] } }),
      /^\$\.terms\.increments\.ladder\[1\]: must be above/,
    ],
    ['a percentage without its unit', withTerms({ increments: { percent: 5 } }), /^\$\.terms\.increments\.unit: /],
    [
      'a percentage too fine',
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
      'a bid of nothing',
      withCommand({ at: 11, by: '2', bid: '0.00' }),
      /^\$\.commands\[1\]\.bid: must be more than nothing/,
    ],
    [
      'too many decimals',
      withCommand({ at: 11, by: '2', max: '20.001' }),
      /^\$\.commands\[1\]\.max: GBP has 2 decimals, not 3/,
    ],
    [
      'decimals of a currency without',
      withTerms({ currency: 'JPY' }),
      /^\$\.commands\[0\]\.max: JPY has 0 decimals, not 2|^\$\.terms\.openingBid: JPY/,
    ],
    [
      'an amount past all bounds',
      withCommand({ at: 11, by: '2', max: '99999999999999' }),
      /^\$\.commands\[1\]\.max: .*more than the house deals in/,
    ],
    ['an amount in another notation', withCommand({ at: 11, by: '2', max: '1e3' }), /^\$\.commands\[1\]\.max: /],
    [
      'a policy below the reserve that there is not',
      withTerms({ belowReserve: 'guess' }),
      /^\$\.terms\.belowReserve: /,
    ],
    ['a soft close of no mode', withTerms({ softClose: { mode: 'popcorn' } }), /^\$\.terms\.softClose\.mode: /],
    [
      'a soft close without an extension',
      withTerms({ softClose: { mode: 'reset', window: 60 } }),
      /^\$\.terms\.softClose\.extension: is missing/,
    ],
    [
      'a window of nothing',
      withTerms({ softClose: { mode: 'add', window: 0, extension: 5 } }),
      /^\$\.terms\.softClose\.window: /,
    ],
    ['no closing time', { ...good, terms: { ...terms, closesAt: undefined } }, /^\$\.terms\.closesAt: /],
    [
      'a closing time that is no time',
      withTerms({ closesAt: true }),
      /^\$\.terms\.closesAt: a time is a number of seconds/,
    ],
    [
      'an instant that is none',
      { ...good, terms: { ...terms, closesAt: '2026-02-30T10:00:00Z' }, commands: [] },
      /^\$\.terms\.closesAt: "2026-02-30T10:00:00Z" is no ISO instant/,
    ],
    [
      'an instant without a zone',
      { ...good, terms: { ...terms, closesAt: '2026-11-24T10:00:00' }, commands: [] },
      /^\$\.terms\.closesAt: .*no ISO instant/,
    ],
    [
      'times of both kinds',
      withCommand({ at: '2026-11-24T10:00:00Z', by: '2', bid: '10' }),
      /^\$\.commands\[1\]\.at: a case writes all its times/,
    ],
    [
      'times that go backwards',
      withCommand({ at: 9, by: '2', bid: '10' }),
      /^\$\.commands\[1\]\.at: is before the command/,
    ],
    ['a time before the opening', withCommand({ at: -1, by: '2', bid: '10' }), /^\$\.commands\[1\]\.at: /],
    [
      'a time finer than a millisecond',
      withCommand({ at: 10.00005, by: '2', bid: '10' }),
      /^\$\.commands\[1\]\.at: a time is exact to the millisecond/,
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
      'a command with nothing in it',
      withCommand({ at: 11, by: '2' }),
      /^\$\.commands\[1\]: a command has a bid, a max or both/,
    ],
    [
      'an order that there is not',
      withCommand({ at: 11, do: 'hammer' }),
      /^\$\.commands\[1\]: no such order; there are close/,
    ],
    ['an order called after a method', withCommand({ at: 11, do: 'toString' }), /^\$\.commands\[1\]: no such order/],
    [
      'a void of a later command',
      withCommand({ at: 11, do: 'void', ref: 1 }),
      /^\$\.commands\[1\]\.ref: names no command before this one/,
    ],
    ['a void of a fraction', withCommand({ at: 11, do: 'void', ref: 0.5 }), /^\$\.commands\[1\]\.ref: /],
    [
      'a lot that there is not',
      withCommand({ at: 11, by: '2', bid: '10', lot: 2 }),
      /^\$\.commands\[1\]\.lot: there is no lot 2 of 1/,
    ],
    [
      'a void on another lot than the bid’s',
      { ...good, lots: 2, commands: [...good.commands, { at: 11, do: 'void', ref: 0, lot: 2 }] },
      /^\$\.commands\[1\]\.lot: the bid was on lot 1/,
    ],
    [
      'a premium that does not begin at nothing',
      withTerms({ buyersPremium: { bands: [{ from: '5', percent: 10 }] } }),
      /^\$\.terms\.buyersPremium\.bands\[0\]\.from: the first band begins at "0"/,
    ],
  ])('%s', (_what, file, problem) => {
    expect(problemOf(file)).toMatch(problem);
  });
});
