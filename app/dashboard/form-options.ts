/** The names that the dashboard's forms choose from, as this runtime knows them: asked on the server, so that browsers show the same. */

const currencyNames = new Intl.DisplayNames('en-GB', { type: 'currency' });

/** Every currency with its name. */
export function knownCurrencies(): readonly { readonly code: string; readonly name: string }[] {
  return Intl.supportedValuesOf('currency').map((code) => ({ code, name: currencyNames.of(code) ?? code }));
}

/** Every IANA time zone, UTC included. */
export function knownTimeZones(): readonly string[] {
  const names = Intl.supportedValuesOf('timeZone');
  return names.includes('UTC') ? names : [...names, 'UTC'];
}
