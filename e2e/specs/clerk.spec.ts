import { expect, test } from '../fixtures.ts';

test('a clerk voids a bid: price and leader are as if it had never been placed, and the reason is on every screen [B6]', async ({
  scenario,
}) => {
  const scene = await scenario({ opening: 100, increment: 10, reserve: 500 });
  const [ada, ben] = [await scene.enter('Ada'), await scene.enter('Ben')];
  await ada.bid(100);
  await ben.bid(150);
  await ada.shows({ price: 150, standing: 'Outbid' });

  const clerk = await scene.enter('Clara', {
    role: 'clerk',
    paddle: 'none',
    at: `/dashboard/auctions/${scene.auctionId}/lots/${scene.lot.lotId}`,
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

test('a clerk pauses a lot under a bidder’s finger and resumes it', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  const clerk = await scene.enter('Clara', {
    role: 'clerk',
    paddle: 'none',
    at: `/dashboard/auctions/${scene.auctionId}/lots/${scene.lot.lotId}`,
  });
  await clerk.page.getByRole('button', { name: 'Pause', exact: true }).click();
  const dialog = clerk.page.getByRole('alertdialog').or(clerk.page.getByRole('dialog'));
  await dialog.getByLabel('Reason').fill('The picture shows another lot.');
  await dialog.getByRole('button', { name: 'Pause it' }).click();
  await expect(ada.panel.getByText('Paused').first()).toBeVisible();
  await expect(ada.chip(100)).toHaveCount(0);
  // No badge on the clerk's page is left behind.
  await expect(clerk.page.getByText('Paused', { exact: true }).first()).toBeVisible();
  await expect(clerk.page.getByText('Open', { exact: true })).toHaveCount(0);

  await clerk.page.getByRole('button', { name: 'Resume' }).click();
  await ada.bid(100);
  await ada.shows({ price: 100, standing: 'Leading' });
});
