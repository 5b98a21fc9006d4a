import { minorDigits, parseAmount } from '#auction/currency.ts';

/**
 * An amount as people also write it ("£1,000", "12,50", "1 000 GBP") in the plain form that the house reads ("1000", "12.50", "1000"), where it
 * can mean one thing only; otherwise the text as it was. Shown in the field, so that the typist sees how it was understood.
 */
export function tidyAmount(text: string, currency: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || parseAmount(trimmed, currency) !== null) return trimmed;
  const bare = trimmed
    .replaceAll(currency, '')
    .replaceAll(/\p{Sc}/gu, '')
    .replaceAll(/[\s'’]/g, '');
  const plain = plainly(bare, minorDigits(currency));
  return plain !== null && parseAmount(plain, currency) !== null ? plain : text;
}

function plainly(bare: string, digits: number): string | null {
  // A comma before exactly three digits divides thousands, unless the currency has three decimals itself.
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) && (digits !== 3 || bare.includes('.'))) return bare.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  if (/^\d+,\d{1,2}$/.test(bare)) return bare.replace(',', '.');
  return /^\d+(\.\d+)?$/.test(bare) ? bare : null;
}
