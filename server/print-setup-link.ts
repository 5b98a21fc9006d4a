import { makeSetupLink } from './catalogue/people/make-setup-link.ts';
import type { House } from './house.ts';

/** Prints the link whose first visitor becomes the house's admin, as long as the house has none. */
export async function printSetupLink(house: Pick<House, 'url'>, say: (message: string) => void): Promise<void> {
  const link = await makeSetupLink(house.url);
  if (link) say(`This house has no admin yet. Whoever opens this link first becomes it:\n  ${link}`);
}
