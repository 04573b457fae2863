import { expect, type Locator, type Page } from '@playwright/test';
import { testPassphrase } from '../fixtures/seededStore';

/** The page of cases as its user sees it. */
export class CasesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page by its key. */
  async open(): Promise<void> {
    // Keys are heard from when the page is drawn.
    await this.page.getByRole('heading', { name: 'Ampulla', level: 1 }).waitFor();
    await this.page.keyboard.press('F3');
    await expect(this.parts).toBeVisible();
  }

  /** Opens the page, and the store by its passphrase. */
  async openUnlocked(): Promise<void> {
    await this.open();
    await this.unlock();
    await this.waitUntilOpen();
  }

  get parts(): Locator {
    return this.page.getByRole('navigation', { name: 'Parts of the case log' });
  }

  async show(part: 'Cases' | 'Dashboard' | 'People' | 'Store'): Promise<void> {
    await this.parts.getByRole('button', { name: part, exact: true }).click();
  }

  /** Types the passphrase that a system without a key store asks for. */
  async unlock(passphrase = testPassphrase): Promise<void> {
    await this.page.getByLabel('Passphrase').fill(passphrase);
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).click();
  }

  /** Deriving the key takes long by design, and longer on a busy machine. */
  async waitUntilOpen(): Promise<void> {
    await expect(this.page.getByRole('region', { name: 'Cases', exact: true })).toBeVisible({
      timeout: 90_000,
    });
  }

  get count(): Locator {
    return this.page.getByTestId('case-count');
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search cases' });
  }

  /** The rows that are drawn, without the headings. */
  get rows(): Locator {
    return this.page.locator('.case-row');
  }

  get events(): Locator {
    return this.page.getByTestId('event');
  }

  /** A figure of the open case by its name. */
  figure(name: string): Locator {
    return this.page.locator('.derived-figures > div').filter({
      has: this.page.getByText(name, { exact: true }),
    });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Signs somebody in whose name stands on the screen. */
  async signIn(name: string, pin: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(name) }).check({ force: true });
    for (const digit of pin) await this.button(digit).click();
    await this.button('Sign in').click();
  }
}
