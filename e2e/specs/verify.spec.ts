import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';

test('a bidder verifies the lot’s export with their receipt, and a changed export is detected [I1, I18, I22]', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10, closesIn: 30 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.bid(100);
  const receipt = await ada.panel.getByRole('link', { name: 'check it' }).getAttribute('href');
  await ben.setMax(300);
  await ada.shows({ standing: 'Outbid' });
  await ada.bid(120);
  await ada.shows({ price: 130 });
  await ben.shows({ price: 130, standing: 'Won' }, { timeout: 45_000 });

  const { page } = ada;
  await page.getByRole('link', { name: 'Replay' }).click();
  await expect(page.getByRole('heading', { name: 'Every event' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  const file = await (await download).path();

  await page.goto(receipt ?? '');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await page.getByLabel('Choose an export').setInputFiles(file);
  await expect(verdict.getByRole('status')).toContainText('it contains your receipt');
  await expect(verdict).toContainText('Sold to paddle 2 for £130');
  // Ben's maximum is above every bid and stays secret after the close.
  expect(readFileSync(file, 'utf8')).not.toContain('30000');

  const tampered = readFileSync(file, 'utf8').replace('"amount":13000', '"amount":12900');
  await page.getByLabel('Choose an export').setInputFiles({
    name: 'tampered.json',
    mimeType: 'application/json',
    buffer: Buffer.from(tampered),
  });
  await expect(verdict.getByRole('status')).toContainText('Do not trust this file');
});

test('the keyboard replays a lot’s history: price, leader and asking bid at any event [I8]', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, watcher] = [await auction.enter('Ada'), await auction.spectator()];
  await ada.bid(100);
  await watcher.shows({ price: 100 });
  await watcher.page.goto(`${auction.lotPath}/history`);
  const replay = watcher.page.getByRole('region', { name: 'Replay' });
  await expect(replay).toContainText('Paddle 1 bids £100');
  await expect(replay).toContainText('£110');
  const slider = replay.getByRole('slider', { name: 'Moment of the history' });
  await slider.press('Home');
  await expect(replay).toContainText('Nobody');
  await expect(slider).toHaveAttribute('aria-valuetext', /^1 of 2: Opened/);
  await slider.press('ArrowRight');
  await expect(replay).toContainText('Paddle 1 bids £100');
});
