import type { ActionResult, RefusedAction } from '#protocol/forms/action-result.ts';
import { type LotDetails, lotDetailsSchema } from '#protocol/forms/lot-details.ts';
import { invalid, problemAt } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';
import { nameConsignor } from './name-consignor.ts';

/** Reads a lot as its form sends it; amounts are read in the auction's currency. Paths of problems begin with "lot". */
export function readLotDetails(
  lot: unknown,
  currency: string,
): { readonly ok: true; readonly details: LotDetails } | RefusedAction {
  const parsed = lotDetailsSchema(currency).safeParse(lot);
  return parsed.success ? { ok: true, details: parsed.data } : invalid(parsed.error, 'lot');
}

type LotColumns = ReturnType<typeof columns>;

/** What is written into a lot's row; makes its consignor where there is none of that name yet. */
export async function lotColumns(
  store: Transaction,
  details: LotDetails,
): Promise<ActionResult<{ readonly columns: LotColumns }>> {
  const consignorId = await nameConsignor(store, { name: details.consignor, email: details.consignorEmail });
  if (consignorId === undefined) {
    return problemAt(
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
    // What everybody may know of the reserve before the first bid (R2).
    reserveState: details.reserve === null ? 'none' : 'unmet',
  };
}

function minorUnits(amount: number | null): bigint | null {
  return amount === null ? null : BigInt(amount);
}
