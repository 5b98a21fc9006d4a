import { expect, type Locator, type Page, test } from 'playwright/test';

/** A price as the panel shows it, in whole pounds. */
const pounds = (amount: number) => `£${amount.toLocaleString('en-GB')}`;

export type Shown = {
  readonly price?: number;
  readonly standing?: string;
  /** The minimum bid, on its button. */
  readonly asking?: number;
  readonly reserve?: 'No reserve' | 'Reserve not met' | 'Reserve met';
};

/** The page object of a lot. */
export class LotPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly history: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('region', { name: /^Bidding on lot/ });
    this.history = page.getByRole('list', { name: 'Bids, newest first' });
  }

  async open(path: string) {
    await test.step(`opens ${path}`, async () => {
      await this.page.goto(path);
      await this.isLive();
    });
  }

  /** Waits until the page is live, so that its buttons work. */
  async isLive() {
    await expect(this.panel.getByText('Live', { exact: true })).toBeVisible();
  }

  /** Selects an amount and confirms it with the Enter key. `twice`: the bid is a jump. */
  async bid(amount: number, { twice = false } = {}) {
    await test.step(`bids ${pounds(amount)}`, async () => {
      await this.arm(amount);
      await this.confirm(amount, { twice });
    });
  }

  async arm(amount: number) {
    await test.step(`taps ${pounds(amount)}`, async () => {
      const chip = this.panel.getByRole('button', { name: `Bid ${pounds(amount)}`, exact: true });
      const other = this.panel.getByRole('button', { name: 'Other amount', exact: true });
      await expect(chip.or(other).first()).toBeVisible();
      if (!(await chip.isVisible())) {
        await other.click();
        await this.panel.getByLabel('Other amount', { exact: true }).fill(String(amount));
        await this.panel.getByLabel('Other amount', { exact: true }).press('Tab');
      }
      // A click waits for an enabled button; a key press does not.
      await expect(chip.first()).toBeEnabled();
      await chip.first().press('Enter');
    });
  }

  async confirm(amount: number, { twice = false } = {}) {
    await test.step(`confirms ${pounds(amount)}`, async () => {
      await this.panel.getByRole('button', { name: `Confirm ${pounds(amount)}` }).press('Enter');
      if (twice) await this.panel.getByRole('button', { name: `Yes, bid ${pounds(amount)}` }).press('Enter');
    });
  }

  async setMax(amount: number, { twice = false } = {}) {
    await test.step(`sets a maximum of ${pounds(amount)}`, async () => {
      const modeSwitch = this.panel.getByText('Set my maximum', { exact: true });
      const field = this.panel.getByLabel('My maximum', { exact: true });
      await expect(modeSwitch.or(field).first()).toBeVisible();
      if (await modeSwitch.isVisible()) await modeSwitch.click();
      await field.fill(String(amount));
      await field.press('Tab');
      await this.panel
        .getByRole('button', { name: new RegExp(`(Set maximum|my maximum to) ${pounds(amount)}$`) })
        .click();
      await this.panel.getByRole('button', { name: `Confirm maximum ${pounds(amount)}` }).press('Enter');
      if (twice) await this.panel.getByRole('button', { name: `Yes, set ${pounds(amount)}` }).press('Enter');
    });
  }

  async shows({ price, standing, asking, reserve }: Shown, options: { readonly timeout?: number } = {}) {
    await test.step(`shows ${JSON.stringify({ price, standing, asking, reserve })}`, async () => {
      if (price !== undefined) await expect(this.price).toContainText(pounds(price), options);
      if (standing !== undefined)
        await expect(this.panel.getByText(standing, { exact: true }).first()).toBeVisible(options);
      if (asking !== undefined) await expect(this.chip(asking)).toBeVisible(options);
      if (reserve !== undefined) await expect(this.panel.getByText(reserve, { exact: true })).toBeVisible(options);
    });
  }

  /** The price with its label, such as "Current bid · 3 bids £120". */
  get price() {
    return this.panel.getByText(/^(Current bid|Opening bid|Hammer price|Highest bid)/).locator('..');
  }

  chip(amount: number) {
    return this.panel.getByRole('button', { name: `Bid ${pounds(amount)}`, exact: true });
  }

  get entries() {
    return this.history.getByText(/^Paddle \d+/);
  }
}
