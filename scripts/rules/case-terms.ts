import type { BuyersPremium } from '#auction/buyers-premium.ts';
import { isCurrency, minorDigits, parseAmount } from '#auction/currency.ts';
import type { IncrementTable } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { SoftClose, Terms } from '#auction/terms.ts';
import type { WrittenTerms } from './case-format.ts';
import { CaseProblem } from './case-problem.ts';

type Path = readonly PropertyKey[];

/**
 * Reads an amount of a currency. `minimum` is in minor units: 1 for amounts that must be positive.
 */
export function readAmount(text: string, currency: string, path: Path, minimum = 0): Money {
  const amount = parseAmount(text, currency);
  if (amount === null) {
    const decimals = text.split('.')[1]?.length ?? 0;
    const digits = minorDigits(currency);
    throw new CaseProblem(
      path,
      decimals > digits ? `${currency} has ${digits} decimals, not ${decimals}` : `"${text}" is too large`,
    );
  }
  if (amount < minimum) throw new CaseProblem(path, 'must be greater than zero');
  return amount;
}

/**
 * Reads the terms of a case, with defaults for omitted fields: minor units, milliseconds, basis
 * points.
 */
export function readTerms(written: WrittenTerms, path: Path): Terms {
  const { currency } = written;
  if (!isCurrency(currency))
    throw new CaseProblem([...path, 'currency'], `"${currency}" is not an ISO 4217 currency code`);
  return {
    currency,
    increments: readIncrements(written.increments, currency, [...path, 'increments']),
    ladderOnly: written.ladderOnly ?? false,
    belowReserve: written.belowReserve ?? 'consume',
    maxBidMayBeLowered: written.maxBidMayBeLowered ?? false,
    jumpGuard: written.jumpGuard ?? null,
    softClose: readSoftClose(written.softClose, [...path, 'softClose']),
    buyersPremium: readPremium(written.buyersPremium, currency, [...path, 'buyersPremium']),
  };
}

function readIncrements(written: WrittenTerms['increments'], currency: string, path: Path): IncrementTable {
  if (typeof written === 'string') return shippedIncrements(written, currency);
  if ('ladder' in written) {
    const amounts = written.ladder.map((rung, n) => readAmount(rung, currency, [...path, 'ladder', n], 1));
    mustAscend(amounts, (n) => [...path, 'ladder', n]);
    return { kind: 'ladder', amounts };
  }
  if ('percent' in written) {
    const unit = readAmount(written.unit, currency, [...path, 'unit'], 1);
    return { kind: 'percent', basisPoints: basisPoints(written.percent, [...path, 'percent']), unit };
  }
  const bands = written.bands.map(({ from, step }, n) => ({
    from: readAmount(from, currency, [...path, 'bands', n, 'from']),
    step: readAmount(step, currency, [...path, 'bands', n, 'step'], 1),
  }));
  mustAscend(
    bands.map(({ from }) => from),
    (n) => [...path, 'bands', n, 'from'],
  );
  return { kind: 'bands', bands };
}

function readSoftClose(written: WrittenTerms['softClose'], path: Path): SoftClose {
  if (!written || written.mode === 'off') return { mode: 'off' };
  const { mode, extension, window = extension, cap, scope = 'lot' } = written;
  if (extension === undefined || window === undefined) throw new CaseProblem([...path, 'extension'], 'is missing');
  const milliseconds = (seconds: number) => Math.round(seconds * 1000);
  return {
    mode,
    window: milliseconds(window),
    extension: milliseconds(extension),
    cap: cap == null ? null : milliseconds(cap),
    scope,
  };
}

const NO_PREMIUM: BuyersPremium = { bands: [{ from: 0 as Money, basisPoints: 0 }], taxOnHammer: 0, taxOnPremium: 0 };

function readPremium(written: WrittenTerms['buyersPremium'], currency: string, path: Path): BuyersPremium {
  if (!written) return NO_PREMIUM;
  const bands = written.bands.map(({ from, percent }, n) => ({
    from: readAmount(from, currency, [...path, 'bands', n, 'from']),
    basisPoints: basisPoints(percent, [...path, 'bands', n, 'percent']),
  }));
  if (bands[0]?.from !== 0) throw new CaseProblem([...path, 'bands', 0, 'from'], 'the first band must start at "0"');
  mustAscend(
    bands.map(({ from }) => from),
    (n) => [...path, 'bands', n, 'from'],
  );
  return {
    bands,
    taxOnHammer: basisPoints(written.taxOnHammer ?? 0, [...path, 'taxOnHammer']),
    taxOnPremium: basisPoints(written.taxOnPremium ?? 0, [...path, 'taxOnPremium']),
  };
}

function basisPoints(percent: number, path: Path): number {
  const points = Math.round(percent * 100);
  if (Math.abs(points - percent * 100) > 1e-6) throw new CaseProblem(path, 'a percentage has at most two decimals');
  return points;
}

function mustAscend(amounts: readonly number[], pathOf: (n: number) => Path): void {
  const n = amounts.findIndex((amount, at) => at > 0 && amount <= (amounts[at - 1] ?? 0));
  if (n > 0) throw new CaseProblem(pathOf(n), 'must be greater than the one before it');
}
