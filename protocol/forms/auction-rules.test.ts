import { describe, expect, it } from 'vitest';
import { termsSchema } from '../export/terms-schema.ts';
import { auctionRulesSchema } from './auction-rules.ts';
import { presetNames, presetRules } from './rule-presets.ts';
import { type AuctionRulesInput, incrementChoices } from './rules-entries.ts';
import { rulesOf } from './terms-to-rules.ts';

const rules = presetRules('online', 'GBP');
const read = (typed: AuctionRulesInput) => auctionRulesSchema.parse(typed);
const own = (bands: { from: string; step: string }[]) => ({ ...rules.increments, table: 'own' as const, bands });

/** The paths of the problems reported for valid rules with one change. */
function problemsOf(change: object): string[] {
  const parsed = auctionRulesSchema.safeParse({ ...rules, ...change });
  return (parsed.error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('typed rules', () => {
  it.each(presetNames.flatMap((name) => ['GBP', 'JPY', 'TND'].map((currency) => [name, currency] as const)))(
    'of the preset %s in %s are valid terms',
    (name, currency) => {
      expect(termsSchema.safeParse(read(presetRules(name, currency)).terms).error).toBeUndefined();
    },
  );

  it.each(incrementChoices)('with increments %s survive the conversion to terms and back', (table) => {
    const typed = {
      ...rules,
      increments: {
        ...own([
          { from: '0', step: '1' },
          { from: '50', step: '2.50' },
        ]),
        table,
        percent: '7.5',
        unit: '0.10',
      },
    };
    const { terms, registration } = read(typed);
    expect(read(rulesOf(terms, registration))).toEqual({ terms, registration });
    expect(rulesOf(terms, registration).increments.table).toBe(table);
  });

  it('are recognised in stored terms with any order of fields', () => {
    const { terms } = read(rules);
    const stored = withReversedFields(terms) as typeof terms;
    expect(rulesOf(stored, 'automatic').increments.table).toBe('ebay-uk');
  });

  it('become minor units, basis points and milliseconds', () => {
    const { terms } = read({
      ...rules,
      increments: own([
        { from: '0', step: '0.50' },
        { from: '100', step: '5' },
      ]),
      softClose: { mode: 'add', window: '1:30', extension: '20 s', cap: '1 h', scope: 'cascade' },
      premium: {
        bands: [
          { from: '0', percent: '26' },
          { from: '5000', percent: '12.25 %' },
        ],
        taxOnHammer: '',
        taxOnPremium: '20',
      },
    });
    expect(terms.increments).toEqual({
      kind: 'bands',
      bands: [
        { from: 0, step: 50 },
        { from: 10_000, step: 500 },
      ],
    });
    expect(terms.softClose).toEqual({
      mode: 'add',
      window: 90_000,
      extension: 20_000,
      cap: 3_600_000,
      scope: 'cascade',
    });
    expect(terms.buyersPremium).toEqual({
      bands: [
        { from: 0, basisPoints: 2600 },
        { from: 500_000, basisPoints: 1225 },
      ],
      taxOnHammer: 0,
      taxOnPremium: 2000,
    });
  });

  it('may be invalid in parts that are not used', () => {
    expect(
      problemsOf({ increments: { ...own([{ from: 'x', step: '' }]), table: 'artsy', percent: '', unit: '' } }),
    ).toEqual([]);
    expect(problemsOf({ softClose: { ...rules.softClose, mode: 'off', window: 'x' } })).toEqual([]);
  });
});

describe('problems are reported at the field', () => {
  const band = (from: string, step: string) => ({
    increments: own([
      { from: '0', step: '1' },
      { from, step },
    ]),
  });
  const premium = (change: object) => ({ premium: { ...rules.premium, ...change } });
  const softClose = (change: object) => ({ softClose: { ...rules.softClose, ...change } });
  const table: [string, object][] = [
    ['currency', { currency: 'XXQ' }],
    ['currency', { currency: 'gbp' }],
    ['registration', { registration: 'anybody' }],
    ['increments.table', { increments: { ...rules.increments, table: 'constructor' } }],
    ['increments.bands', { increments: own([]) }],
    ['increments.bands.0.from', { increments: own([{ from: '10', step: '1' }]) }],
    ['increments.bands.1.from', band('0', '2')],
    ['increments.bands.1.from', band('1,00', '2')],
    ['increments.bands.1.step', band('50', '0')],
    ['increments.bands.1.step', band('50', '-1')],
    ['increments.bands.1.step', band('50', '1e3')],
    ['increments.bands.1.step', band('50', '0x10')],
    ['increments.bands.1.step', band('50', '１００')],
    ['increments.bands.1.step', band('50', '0.005')],
    ['increments.bands.1.step', band('50', '99999999999999')],
    ['increments.percent', { increments: { ...rules.increments, table: 'percent', percent: '0' } }],
    ['increments.unit', { increments: { ...rules.increments, table: 'percent', unit: 'NaN' } }],
    ['jumpGuard', { jumpGuard: '1' }],
    ['jumpGuard', { jumpGuard: 'Infinity' }],
    ['softClose.mode', softClose({ mode: 'sometimes' })],
    ['softClose.window', softClose({ window: '0' })],
    ['softClose.extension', softClose({ extension: '25 h' })],
    ['softClose.cap', softClose({ cap: 'never' })],
    ['premium.bands.0.percent', premium({ bands: [{ from: '0', percent: '101' }] })],
    ['premium.bands.0.from', premium({ bands: [{ from: '1', percent: '10' }] })],
    ['premium.taxOnHammer', premium({ taxOnHammer: '-5' })],
    ['ladderOnly', { ladderOnly: 'yes' }],
    ['', { status: 'published' }],
  ];
  it.each(table)('%j: %j', (path, change) => {
    expect(problemsOf(change)).toEqual([path]);
  });
});

/** The value with the fields of every object in reverse order, as jsonb might return it. */
function withReversedFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReversedFields);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, withReversedFields(inner)]),
  );
}
