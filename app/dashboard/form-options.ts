// Options of the dashboard's forms. The server lists them, so that all browsers show the same.

const currencyNames = new Intl.DisplayNames('en-GB', { type: 'currency' });

/** Every currency with its name. */
export function allCurrencies(): readonly { readonly code: string; readonly name: string }[] {
  return Intl.supportedValuesOf('currency').map((code) => ({ code, name: currencyNames.of(code) ?? code }));
}

/** Every IANA time zone, including UTC. */
export function allTimeZones(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return names.includes('UTC') ? names : [...names, 'UTC'];
}
