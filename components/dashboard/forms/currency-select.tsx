import { SelectField, type SelectFieldProps } from '#components/ui/form/select-field.tsx';
import { usualCurrencies } from '#protocol/forms/currencies.ts';

/** ISO 4217 codes with their names, as the server's calendar of currencies has them. */
export type CurrencyName = { readonly code: string; readonly name: string };

const usual: readonly string[] = usualCurrencies;

/** A select of currencies, the usual ones first. */
export function CurrencySelect({
  currencies,
  ...field
}: SelectFieldProps & { readonly currencies: readonly CurrencyName[] }) {
  const option = ({ code, name }: CurrencyName) => (
    <option key={code} value={code}>
      {code} – {name}
    </option>
  );
  return (
    <SelectField {...field}>
      <optgroup label="Usual">{currencies.filter(({ code }) => usual.includes(code)).map(option)}</optgroup>
      <optgroup label="All others">{currencies.filter(({ code }) => !usual.includes(code)).map(option)}</optgroup>
    </SelectField>
  );
}
