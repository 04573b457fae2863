import { expect, type Locator } from '@playwright/test';
import { CasesPage } from './casesPage';

/** The part of the cases that is about their store, in whatever state that is. */
export class StorePage extends CasesPage {
  /** Opens the cases at their store. */
  async openStore(): Promise<void> {
    await this.open();
    await this.show('Store');
  }

  /** Says why the store cannot be used. */
  get failure(): Locator {
    return this.page.locator('.cases-view').getByRole('alert');
  }

  /** Puts the newest backup in the store's place. */
  async restoreNewest(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  }

  /** Makes a backup. @param words of its line in the list */
  async backUp(words: RegExp): Promise<void> {
    await this.button('Back up now').click();
    await expect(this.page.getByText(words).first()).toBeVisible({ timeout: 30_000 });
  }

  /** Asks for the check of all events and waits until all of them are right. */
  async expectIntact(): Promise<void> {
    await this.button('Check all events').click();
    await expect(this.page.getByText(/^All [\d,]+ events are as they were written\./)).toBeVisible({
      timeout: 30_000,
    });
  }

  /** Opens by the recovery key and sets a passphrase. */
  async recover(recoveryKey: string, passphrase: string): Promise<void> {
    await this.page.getByLabel('Recovery key').fill(recoveryKey);
    await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.page.getByLabel('Passphrase again').fill(passphrase);
    await this.button('Open by recovery key').click();
  }
}
