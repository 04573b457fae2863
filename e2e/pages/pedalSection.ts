import { expect, type Locator, type Page } from '@playwright/test';

/** The pedals on the set-up page, as the person who sets them up sees them. */
export class PedalSection {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Set-up' }).click();
    await this.page.getByRole('button', { name: 'Pedals' }).click();
  }

  /** What became of the attempt to learn a switch. */
  get outcome(): Locator {
    return this.page.getByTestId('learning');
  }

  /** The line that shows the press that was recognised last. */
  get lastPress(): Locator {
    return this.page.getByTestId('last-press');
  }

  switchNamed(name: string): Locator {
    return this.page.getByRole('listitem', { name, exact: true });
  }

  /** Begins to learn; the next press counts. */
  async learn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Learn a switch' }).click();
    await expect(this.outcome).toContainText('Press the pedal now');
  }

  async chooseKey(name: string): Promise<void> {
    await this.page.getByLabel('Or choose its key by name').selectOption(name);
  }

  /** Chooses what a press does. */
  async bind(name: string, kind: 'Short' | 'Long' | 'Double', action: string): Promise<void> {
    await this.switchNamed(name).getByLabel(`${kind} press`).selectOption(action);
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }
}
