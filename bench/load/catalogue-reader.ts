// The reader of G12: asks for the first page of a catalogue again and again, as the pages' process does, one after the other.
import { auctionPage } from '#server/queries/public/auction-page.ts';

export type CatalogueOptions = { readonly slug: string; readonly times: number };
/** How long each reading took, milliseconds, sorted. */
export type CatalogueTimes = { readonly took: readonly number[]; readonly lotsShown: number };

process.on('message', (orders: CatalogueOptions) => {
  read(orders).then(
    (times) => process.send?.(times),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));

async function read({ slug, times }: CatalogueOptions): Promise<CatalogueTimes> {
  const took: number[] = [];
  let lotsShown = 0;
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    const page = await auctionPage(slug, { show: 'all', search: '', sort: 'number', page: 1 }, null);
    took.push(performance.now() - began);
    lotsShown = page?.lots.length ?? 0;
  }
  return { took: took.sort((a, b) => a - b), lotsShown };
}
