import type { Page } from '@playwright/test';
import type { CaseView } from './caseView';

/** Notes which events the page showed as saved: what a person was promised. Survives the page. */
export class SavedEvents {
  private readonly ids = new Set<string>();

  /** Ids of the events that were shown as saved so far. */
  get shown(): readonly string[] {
    return [...this.ids];
  }

  /** Watches the lines of a page from now on. */
  async watch(page: Page): Promise<void> {
    await page.exposeFunction('noteSavedEvents', (ids: readonly string[]) => {
      ids.forEach((id) => this.ids.add(id));
    });
    await page.evaluate(watchInPage);
  }
}

declare global {
  interface Window {
    /** Put there by {@link SavedEvents.watch}. */
    noteSavedEvents: (ids: readonly string[]) => void;
  }
}

function watchInPage(): void {
  const told = new Set<string>();
  const look = (): void => {
    const lines = document.querySelectorAll<HTMLElement>('[data-event][data-safe="true"]');
    const fresh = [...lines]
      .flatMap(({ dataset }) => dataset['event'] ?? [])
      .filter((id) => !told.has(id));
    fresh.forEach((id) => told.add(id));
    if (fresh.length > 0) window.noteSavedEvents(fresh);
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-safe', 'data-event'],
  });
  look();
}

/** Presses the key of an attempt as fast as the page takes it. */
export class PressStream {
  /** Presses that the page took. */
  count = 0;
  private isOver = false;
  private readonly pressing: Promise<void>;

  constructor({ page }: CaseView) {
    this.pressing = this.press(page);
  }

  /** Resolves when the last press is over. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.pressing;
  }

  private async press(page: Page): Promise<void> {
    try {
      while (!this.isOver) {
        await page.keyboard.press('a');
        this.count += 1;
      }
    } catch (error) {
      // The page went with its application, which is what is tested.
      if (!page.isClosed()) throw error;
    }
  }
}
