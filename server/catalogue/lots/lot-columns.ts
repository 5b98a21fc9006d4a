import type { ActionResult, RefusedAction } from '#protocol/forms/action-result.ts';
import { type LotDetails, lotDetailsSchema } from '#protocol/forms/lot-details.ts';
import { fieldProblem, invalid } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';
import { findOrCreateConsignor } from './find-or-create-consignor.ts';

/**
 * Parses a lot as its form sends it, amounts in the auction's currency. Problem paths start with
 * "lot".
 */
export function readLotDetails(
  lot: unknown,
  currency: string,
): { readonly ok: true; readonly details: LotDetails } | RefusedAction {
  const parsed = lotDetailsSchema(currency).safeParse(lot);
  return parsed.success ? { ok: true, details: parsed.data } : invalid(parsed.error, 'lot');
}

type LotColumns = ReturnType<typeof columns>;

/** The columns of a lot's row. Creates the consignor if none has that name yet. */
export async function lotColumns(
  store: Transaction,
  details: LotDetails,
): Promise<ActionResult<{ readonly columns: LotColumns }>> {
  const consignorId = await findOrCreateConsignor(store, { name: details.consignor, email: details.consignorEmail });
  if (consignorId === undefined) {
    return fieldProblem(
      'lot.consignorEmail',
      'No account has this e-mail address. Leave it empty if the consignor has none.',
    );
  }
  return { ok: true, columns: columns(details, consignorId) };
}

function columns(details: LotDetails, consignorId: string | null) {
  const { lotNumber, title, maker, description, condition, group } = details;
  return {
    lotNumber,
    title,
    maker,
    description,
    condition,
    group,
    consignorId,
    openingBid: BigInt(details.openingBid),
    estimateLow: minorUnits(details.estimateLow),
    estimateHigh: minorUnits(details.estimateHigh),
    reserve: minorUnits(details.reserve),
    // The public state of the reserve before the first bid (R2).
    reserveState: details.reserve === null ? 'none' : 'unmet',
  };
}

function minorUnits(amount: number | null): bigint | null {
  return amount === null ? null : BigInt(amount);
}
