import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import { Price } from '../ui/format/price.tsx';
import { percentText } from '../ui/format/quantity-text.ts';
import { Table } from '../ui/table.tsx';

/** The increments at each price (B2). */
export function IncrementRules({ terms }: { readonly terms: Terms }) {
  const { increments, currency } = terms;
  if (increments.kind === 'percent') {
    return (
      <p>
        Each bid is at least {percentText(increments.basisPoints)} above the current one, rounded up to a whole{' '}
        <Price amount={increments.unit} currency={currency} />.
      </p>
    );
  }
  if (increments.kind === 'ladder') {
    return (
      <p className="flex flex-wrap gap-x-3 gap-y-1">
        {increments.amounts.map((amount) => (
          <Price key={amount} amount={amount} currency={currency} />
        ))}
        <span className="text-ink-soft">then by the last step</span>
      </p>
    );
  }
  return (
    <Table caption="Increments" className="max-w-sm">
      <thead>
        <tr>
          <th scope="col">Current bid from</th>
          <th scope="col" className="number">
            Next bid adds
          </th>
        </tr>
      </thead>
      <tbody>
        {increments.bands.map((band) => (
          <tr key={band.from}>
            <td>
              <Price amount={band.from} currency={currency} />
            </td>
            <td className="number">
              <Price amount={band.step} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The premium and taxes on top of the hammer price (O1). */
export function PremiumRules({ terms }: { readonly terms: Terms }) {
  const { buyersPremium, currency } = terms;
  const isFree = buyersPremium.bands.every((band) => band.basisPoints === 0);
  return (
    <div className="flex flex-col gap-3">
      {isFree && <p>The house adds nothing to the hammer price.</p>}
      <ul className="flex flex-col gap-1 empty:hidden">
        {(isFree ? [] : buyersPremium.bands).map((band, place) => (
          <li key={band.from}>
            {percentText(band.basisPoints)}{' '}
            <BandRange from={band.from} to={buyersPremium.bands[place + 1]?.from ?? null} currency={currency} />
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">
        {buyersPremium.taxOnHammer > 0 && `Tax on the hammer price: ${percentText(buyersPremium.taxOnHammer)}. `}
        {buyersPremium.taxOnPremium > 0 && `Tax on the premium: ${percentText(buyersPremium.taxOnPremium)}. `}
        The total cost of a bid is shown below its button before you confirm it.
      </p>
    </div>
  );
}

function BandRange({
  from,
  to,
  currency,
}: {
  readonly from: Money;
  readonly to: Money | null;
  readonly currency: string;
}) {
  if (from === 0 && to === null) return <>of the hammer price</>;
  if (to === null) {
    return (
      <>
        on the part above <Price amount={from} currency={currency} />
      </>
    );
  }
  return (
    <>
      {from === 0 ? 'on the hammer price up to ' : 'on the part above '}
      {from !== 0 && (
        <>
          <Price amount={from} currency={currency} /> up to{' '}
        </>
      )}
      <Price amount={to} currency={currency} />
    </>
  );
}
