import { expect, test } from '../fixtures.ts';

test('a new visitor signs up, registers for a paddle and bids', async ({ createAuction, page }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const email = `dora.${Date.now()}@example.com`;
  await page.goto(auction.lotPath);
  await page.getByRole('link', { name: 'Sign in to bid' }).click();
  await page.getByRole('link', { name: /create an account/i }).click();
  await page.getByLabel('Name').fill('Dora Example');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).not.toHaveURL(/sign-up/);

  await page.goto(auction.lotPath);
  await page.getByRole('link', { name: 'Register to bid' }).click();
  await expect(page.getByRole('complementary', { name: 'Your registration' })).toBeInViewport();
  await page.getByRole('checkbox', { name: /I accept/ }).check();
  await page.getByRole('button', { name: 'Register to bid' }).click();
  await expect(page.getByText(/Your paddle is \d+/).first()).toBeVisible();
  await page.getByRole('link', { name: `Back to lot ${auction.lot.lotNumber}` }).click();
  const panel = page.getByRole('region', { name: /^Bidding on lot/ });
  await panel.getByRole('button', { name: 'Bid £100', exact: true }).click();
  await panel.getByRole('button', { name: 'Confirm £100' }).click();
  await expect(panel.getByText('Leading', { exact: true })).toBeVisible();
  await page.goto('/my-bids');
  await expect(page.locator('main')).toContainText(auction.lot.title);
});

test('the message for a wrong password does not reveal whether the account exists', async ({ page, createAuction }) => {
  const auction = await createAuction();
  const ada = await auction.enter('Ada', { at: 'about:blank' });
  const messages: string[] = [];
  for (const email of [ada.cast?.email ?? '', 'nobody.at.all@example.com']) {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).last().click();
    const alert = page.getByRole('alert').filter({ hasText: /\S/ });
    await expect(alert.first()).toBeVisible();
    messages.push(((await alert.first().textContent()) ?? '').trim());
  }
  expect(messages[0]).toBe(messages[1]);
});
