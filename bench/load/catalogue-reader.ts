// The reader of G12: reads the first page of a catalogue repeatedly, one reading after the other,
// with the query which the page uses.
import { auctionPage } from '#server/queries/public/auction-page.ts';
import { answerCommands } from './answer-commands.ts';

export type CatalogueOptions = { readonly slug: string; readonly times: number };
/** How long each reading took, in milliseconds, sorted. */
export type CatalogueTimes = { readonly took: readonly number[]; readonly lotsShown: number };

async function read({ slug, times }: CatalogueOptions): Promise<CatalogueTimes> {
  const took: number[] = [];
  let lotsShown = 0;
  for (let n = 0; n < times; n++) {
    const startedAt = performance.now();
    const page = await auctionPage(slug, { show: 'all', search: '', sort: 'number', page: 1 }, null);
    took.push(performance.now() - startedAt);
    lotsShown = page?.lots.length ?? 0;
  }
  return { took: took.sort((a, b) => a - b), lotsShown };
}

answerCommands<CatalogueOptions>(read);
