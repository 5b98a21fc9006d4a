import type { IncrementTable } from '#auction/increment-table.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { Terms } from '#auction/terms.ts';
import { amountText } from './amount-text.ts';
import { durationText } from './duration.ts';
import { percentageText } from './percentage.ts';
import { type AuctionRulesInput, type IncrementChoice, incrementChoices } from './rules-entries.ts';

/** An auction's terms as its form holds them: what readRules reads back. A ladder that does not ship with the house has no form yet. */
export function rulesOf(terms: Terms, registration: 'automatic' | 'approval'): AuctionRulesInput {
  const { currency, softClose, buyersPremium } = terms;
  const soft = softClose.mode === 'off' ? null : softClose;
  return {
    currency,
    registration,
    increments: incrementsOf(terms.increments, currency),
    ladderOnly: terms.ladderOnly,
    belowReserve: terms.belowReserve,
    maxBidMayBeLowered: terms.maxBidMayBeLowered,
    jumpGuard: terms.jumpGuard === null ? '' : String(terms.jumpGuard),
    softClose: {
      mode: softClose.mode,
      window: durationText(soft?.window ?? 180_000),
      extension: durationText(soft?.extension ?? 180_000),
      cap: soft?.cap ? durationText(soft.cap) : '',
      scope: soft?.scope ?? 'lot',
    },
    premium: {
      bands: buyersPremium.bands.map(({ from, basisPoints }) => ({
        from: amountText(from, currency),
        percent: percentageText(basisPoints),
      })),
      taxOnHammer: percentageText(buyersPremium.taxOnHammer),
      taxOnPremium: percentageText(buyersPremium.taxOnPremium),
    },
  };
}

/** What the form of the increments shows: a shipped table by its name, else the table itself. */
function incrementsOf(table: IncrementTable, currency: string): AuctionRulesInput['increments'] {
  const empty = { bands: [{ from: '0', step: '' }], percent: '5', unit: '1' };
  const name = shippedNameOf(table, currency);
  if (name) return { ...empty, table: name };
  if (table.kind === 'percent') {
    return {
      ...empty,
      table: 'percent',
      percent: percentageText(table.basisPoints),
      unit: amountText(table.unit, currency),
    };
  }
  const bands = table.kind === 'bands' ? table.bands : [];
  return {
    ...empty,
    table: 'own',
    bands: bands.map(({ from, step }) => ({ from: amountText(from, currency), step: amountText(step, currency) })),
  };
}

/** The name of the shipped table that this one is; null when it is one of the house's own. */
export function shippedNameOf(
  table: IncrementTable,
  currency: string,
): Exclude<IncrementChoice, 'percent' | 'own'> | null {
  for (const name of incrementChoices) {
    if (name === 'percent' || name === 'own') continue;
    if (sameTable(shippedIncrements(name, currency), table)) return name;
  }
  return null;
}

/** Equal whatever the order in which a table's fields were stored (jsonb keeps its own). */
function sameTable(a: IncrementTable, b: IncrementTable): boolean {
  if (a.kind === 'bands' && b.kind === 'bands') {
    return (
      a.bands.length === b.bands.length &&
      a.bands.every((band, at) => band.from === b.bands[at]?.from && band.step === b.bands[at]?.step)
    );
  }
  if (a.kind === 'ladder' && b.kind === 'ladder') {
    return a.amounts.length === b.amounts.length && a.amounts.every((amount, at) => amount === b.amounts[at]);
  }
  return a.kind === 'percent' && b.kind === 'percent' && a.basisPoints === b.basisPoints && a.unit === b.unit;
}
