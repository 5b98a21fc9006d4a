/**
 * Names a browser and its device ("Firefox on Windows") from its user agent; "A program" for
 * others.
 */
export function browserName(userAgent: string | null): string {
  if (!userAgent) return 'An unknown browser';
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const device = devices.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (!browser) return device ? `A browser on ${device}` : 'A program';
  return device ? `${browser} on ${device}` : browser;
}

// The order matters: most browsers also claim to be the ones below them.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const devices: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'a Mac'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bLinux\b/, 'Linux'],
];
