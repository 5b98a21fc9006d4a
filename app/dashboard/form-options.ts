import type { CurrencyName } from '#components/dashboard/forms/currency-select.tsx';

// Options of the dashboard's forms. The server lists them, so that all browsers show the same.

const currencyNames = new Intl.DisplayNames('en-GB', { type: 'currency' });

/** Every currency with its name. */
export function allCurrencies(): readonly CurrencyName[] {
  return Intl.supportedValuesOf('currency').map((code) => ({ code, name: currencyNames.of(code) ?? code }));
}

/** Every IANA time zone, including UTC. */
export function allTimeZones(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return names.includes('UTC') ? names : [...names, 'UTC'];
}
