import type { IncrementTable } from '#auction/increment-table.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { Terms } from '#auction/terms.ts';
import { amountText } from './amount-text.ts';
import { durationText } from './duration.ts';
import { percentageText } from './percentage.ts';
import { type AuctionRulesInput, type IncrementChoice, incrementChoices } from './rules-entries.ts';

/**
 * Converts an auction's terms into the values of the rules form; readRules reverses it. There is no
 * form for custom ladders.
 */
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

/**
 * The form's values for an increment table: the name of a shipped table, or the table's own values.
 */
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

/** The name of the shipped table equal to this one; null for a custom table. */
function shippedNameOf(table: IncrementTable, currency: string): Exclude<IncrementChoice, 'percent' | 'own'> | null {
  for (const name of incrementChoices) {
    if (name === 'percent' || name === 'own') continue;
    if (sameTable(shippedIncrements(name, currency), table)) return name;
  }
  return null;
}

/** Compares tables regardless of the order of their fields, which jsonb changes. */
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
