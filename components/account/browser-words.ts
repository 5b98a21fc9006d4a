/** A browser and its machine in words ("Firefox on Windows"), as far as its user-agent line tells; "A program" where it is no browser. */
export function browserWords(userAgent: string | null): string {
  if (!userAgent) return 'An unknown browser';
  const browser = browsers.find(([mark]) => mark.test(userAgent))?.[1];
  const machine = machines.find(([mark]) => mark.test(userAgent))?.[1];
  if (!browser) return machine ? `A browser on ${machine}` : 'A program';
  return machine ? `${browser} on ${machine}` : browser;
}

// In this order: most browsers also claim to be the ones below them.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const machines: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'a Mac'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bLinux\b/, 'Linux'],
];
