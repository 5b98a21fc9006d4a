import { expect, test } from '../fixtures.ts';

test('a voided bid no longer counts for price and leader, and its reason is on every screen [B6]', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10, reserve: 500 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.bid(100);
  await ben.bid(150);
  await ada.shows({ price: 150, standing: 'Outbid' });

  const clerk = await auction.enter('Clara', {
    role: 'clerk',
    paddle: 'none',
    at: `/dashboard/auctions/${auction.auctionId}/lots/${auction.lot.lotId}`,
  });
  await expect(clerk.page.getByText('£500').first()).toBeVisible();
  await clerk.page.getByRole('button', { name: 'Void the bid of £150' }).click();
  const dialog = clerk.page.getByRole('alertdialog').or(clerk.page.getByRole('dialog'));
  await dialog.getByLabel('Reason').fill('The bidder mistyped the amount.');
  await dialog.getByRole('button', { name: 'Void the bid', exact: true }).click();

  await ada.shows({ price: 100, standing: 'Leading – reserve not met' });
  await ben.shows({ price: 100, asking: 110 });
  await expect(ben.history).toContainText('The bidder mistyped the amount.');
});

test('a clerk pauses a lot while a bidder watches it, and resumes it', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  const clerk = await auction.enter('Clara', {
    role: 'clerk',
    paddle: 'none',
    at: `/dashboard/auctions/${auction.auctionId}/lots/${auction.lot.lotId}`,
  });
  await clerk.page.getByRole('button', { name: 'Pause', exact: true }).click();
  const dialog = clerk.page.getByRole('alertdialog').or(clerk.page.getByRole('dialog'));
  await dialog.getByLabel('Reason').fill('The picture shows another lot.');
  await dialog.getByRole('button', { name: 'Pause it' }).click();
  await expect(ada.panel.getByText('Paused').first()).toBeVisible();
  await expect(ada.chip(100)).toHaveCount(0);
  // Every badge on the clerk's page shows the new status.
  await expect(clerk.page.getByText('Paused', { exact: true }).first()).toBeVisible();
  await expect(clerk.page.getByText('Open', { exact: true })).toHaveCount(0);

  await clerk.page.getByRole('button', { name: 'Resume' }).click();
  await ada.bid(100);
  await ada.shows({ price: 100, standing: 'Leading' });
});
