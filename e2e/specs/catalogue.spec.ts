import { expect, test } from '../fixtures.ts';

test('a catalogue search leaves no empty parameters in the address and hides the counts', async ({
  page,
  createAuction,
}) => {
  const auction = await createAuction({ lots: 3 });
  await page.goto(auction.auctionPath);
  const filters = page.getByRole('navigation', { name: 'Which lots' });
  await expect(filters.getByRole('link', { name: 'All lots 3' })).toBeVisible();
  const field = page.getByRole('searchbox', { name: 'Search the catalogue' });
  await field.fill('nothing like it');
  await field.press('Enter');
  await expect(page).toHaveURL(`${auction.auctionPath}?q=nothing+like+it`);
  await expect(filters.getByRole('link', { name: 'All lots', exact: true })).toBeVisible();
  await field.fill('');
  await field.press('Enter');
  await expect(page).toHaveURL(auction.auctionPath);
  await expect(filters.getByRole('link', { name: 'All lots 3' })).toBeVisible();
});
