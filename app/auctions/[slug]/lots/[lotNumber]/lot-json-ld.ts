import { toDecimal } from '#auction/currency.ts';
import type { LotStatus } from '#auction/lot.ts';
import { pictureAddress } from '#components/ui/picture/picture-address.ts';
import type { LotPage } from '#protocol/views/lot-page.ts';
import { pagesSettings } from '#server/settings/pages-settings.ts';
import { plainText } from './plain-text.ts';

const availability: Readonly<Record<LotStatus, string>> = {
  scheduled: 'PreOrder',
  open: 'InStock',
  paused: 'InStock',
  sold: 'SoldOut',
  passed: 'OutOfStock',
  withdrawn: 'Discontinued',
};

/**
 * A lot as a schema.org product with its current price, as JSON that is safe inside a script
 * element.
 */
export function lotJsonLd(page: LotPage, path: string): string {
  const { shown, terms } = page;
  const { lot } = shown;
  const house = pagesSettings().url ?? '';
  const price = lot.hammerPrice ?? lot.currentBid ?? shown.openingBid;
  const product = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: shown.title,
    description: plainText(page.description, 500) || undefined,
    sku: `${page.slug}/${shown.lotNumber}`,
    brand: shown.maker ? { '@type': 'Brand', name: shown.maker } : undefined,
    image: page.pictures.map(({ id }) => `${house}${pictureAddress(id, 1280)}`),
    url: `${house}${path}`,
    offers: {
      '@type': 'Offer',
      price: toDecimal(price, terms.currency),
      priceCurrency: terms.currency,
      availability: `https://schema.org/${availability[lot.status]}`,
      validThrough: lot.closesAt === null ? undefined : new Date(lot.closesAt).toISOString(),
      url: `${house}${path}`,
    },
  };
  return JSON.stringify(product).replaceAll('<', '\\u003c');
}
