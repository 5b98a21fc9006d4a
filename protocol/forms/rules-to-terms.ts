/** Parses the values of the rules form into the terms of an auction. */
import type { BuyersPremium } from '#auction/buyers-premium.ts';
import type { IncrementTable } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { SoftClose, Terms } from '#auction/terms.ts';
import { parseDuration } from './duration.ts';
import { amountHelp } from './lot-details.ts';
import { parsePercentage } from './percentage.ts';
import type { AuctionRulesInput } from './rules-entries.ts';
import { typedAmount } from './typed-amount.ts';

type Problem = { readonly path: readonly (string | number)[]; readonly problem: string };
type Report = (path: readonly (string | number)[], problem: string) => void;

const durationHelp = 'Write a time such as 3 min, 90 s or 1:30.';
const percentHelp = 'Write a percentage from 0 to 100, such as 25 or 12.5.';

/** Parses typed rules into terms; null with all problems if any text is invalid. */
export function readRules(typed: AuctionRulesInput): { terms: Terms | null; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (path, problem) => problems.push({ path, problem });
  const increments = readIncrements(typed, report);
  const jumpGuard = readJumpGuard(typed.jumpGuard, report);
  const softClose = readSoftClose(typed.softClose, report);
  const buyersPremium = readPremium(typed, report);
  if (problems.length > 0 || increments === null || softClose === null) return { terms: null, problems };
  const { currency, ladderOnly, belowReserve, maxBidMayBeLowered } = typed;
  return {
    terms: { currency, increments, ladderOnly, belowReserve, maxBidMayBeLowered, jumpGuard, softClose, buyersPremium },
    problems,
  };
}

/**
 * Parses the increment table; null if it is invalid. Also used for the preview of the next bids.
 */
export function readIncrements(
  { currency, increments }: Pick<AuctionRulesInput, 'currency' | 'increments'>,
  report: Report,
): IncrementTable | null {
  const { table, bands, percent, unit } = increments;
  if (table === 'own') return readBands(bands, currency, report);
  if (table !== 'percent') return shippedIncrements(table, currency);
  const basisPoints = parsePercentage(percent);
  const unitAmount = typedAmount(unit, currency);
  if (!basisPoints) report(['increments', 'percent'], 'Write a percentage above 0, such as 5.');
  if (!unitAmount) report(['increments', 'unit'], amountHelp(currency));
  return basisPoints && unitAmount ? { kind: 'percent', basisPoints, unit: unitAmount } : null;
}

function readBands(
  bands: readonly { from: string; step: string }[],
  currency: string,
  report: Report,
): IncrementTable | null {
  if (bands.length === 0) report(['increments', 'bands'], 'Give at least one band.');
  const read = bands.map(({ step }, place) => {
    const from = readBandStart(bands, place, currency, (problem) =>
      report(['increments', 'bands', place, 'from'], problem),
    );
    const stepAmount = typedAmount(step, currency);
    if (!stepAmount) {
      const problem = stepAmount === 0 ? 'A step must be above zero.' : amountHelp(currency);
      report(['increments', 'bands', place, 'step'], problem);
    }
    return { from, step: stepAmount ?? (0 as Money) };
  });
  return { kind: 'bands', bands: read };
}

/** The start of a band; 0 with a reported problem if it is invalid. */
function readBandStart(
  bands: readonly { from: string }[],
  place: number,
  currency: string,
  report: (problem: string) => void,
): Money {
  const amount = typedAmount(bands[place]?.from ?? '', currency);
  if (amount === null) report(amountHelp(currency));
  else if (place === 0 && amount !== 0) report('The first band starts from 0.');
  else if (place > 0 && amount <= (typedAmount(bands[place - 1]?.from ?? '', currency) ?? -1)) {
    report('Each band starts above the one before it.');
  }
  return amount ?? (0 as Money);
}

function readJumpGuard(text: string, report: Report): number | null {
  if (text.trim() === '') return null;
  const multiple = /^\d{1,4}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : 0;
  if (multiple <= 1 || multiple > 1000)
    report(['jumpGuard'], 'Write how many times the asking bid, more than 1, such as 5; or leave it empty.');
  return multiple;
}

function readSoftClose(typed: AuctionRulesInput['softClose'], report: Report): SoftClose | null {
  const { mode, scope } = typed;
  if (mode === 'off') return { mode };
  const length = (field: 'window' | 'extension' | 'cap') => {
    const duration = parseDuration(typed[field]);
    if (!duration) report(['softClose', field], durationHelp);
    else if (duration > 86_400_000) report(['softClose', field], 'At most 24 h.');
    return duration ?? 0;
  };
  const window = length('window');
  const extension = length('extension');
  const cap = typed.cap.trim() === '' ? null : length('cap');
  return { mode, window, extension, cap, scope };
}

function readPremium({ currency, premium }: AuctionRulesInput, report: Report): BuyersPremium {
  const percentage = (text: string, path: readonly (string | number)[]) => {
    const basisPoints = parsePercentage(text.trim() === '' ? '0' : text);
    if (basisPoints === null) report(['premium', ...path], percentHelp);
    return basisPoints ?? 0;
  };
  const bands = premium.bands.map(({ percent }, place) => ({
    from: readBandStart(premium.bands, place, currency, (problem) =>
      report(['premium', 'bands', place, 'from'], problem),
    ),
    basisPoints: percentage(percent, ['bands', place, 'percent']),
  }));
  return {
    bands: bands.length > 0 ? bands : [{ from: 0 as Money, basisPoints: 0 }],
    taxOnHammer: percentage(premium.taxOnHammer, ['taxOnHammer']),
    taxOnPremium: percentage(premium.taxOnPremium, ['taxOnPremium']),
  };
}
