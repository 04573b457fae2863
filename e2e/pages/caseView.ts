import { expect, type Locator, type Page } from '@playwright/test';

/** A passphrase for stores that only tests see. */
const passphrase = 'words that only tests know';

/** When something stood on the screen, by the page's own clock. Unit: ms since 1970. */
export interface ShownAt {
  /** Words of the line, or `heard`. */
  readonly what: string;
  readonly atMs: number;
}

declare global {
  interface Window {
    /** Put there by {@link CaseView.watch}. */
    caseShown: readonly ShownAt[];
    /** When keys went down, by the same clock. */
    caseKeys: readonly ShownAt[];
  }
}

/** The running case as its user sees it. */
export class CaseView {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Makes the store of the cases, as somebody does once on a new computer. @returns its recovery key */
  async createStore(): Promise<string> {
    await this.settledStore('none');
    const made = await this.page.evaluate(
      (words) => window.ampulla.invoke('caseStore:create', words),
      passphrase,
    );
    await this.settledStore('ready');
    return made.isDone ? made.value : '';
  }

  /** Opens the store after a start, as its passphrase does. */
  async unlockStore(): Promise<void> {
    await this.settledStore('locked');
    await this.page.evaluate(
      (words) => window.ampulla.invoke('caseStore:unlock', words),
      passphrase,
    );
    await this.settledStore('ready');
  }

  /** Waits until the store takes events. */
  async waitForStore(): Promise<void> {
    await this.settledStore('ready');
  }

  get start(): Locator {
    return this.page.getByRole('button', { name: /^Start case/ });
  }

  get clock(): Locator {
    return this.page.getByTestId('case-clock');
  }

  get clockState(): Locator {
    return this.page.getByTestId('case-clock-state');
  }

  get attempts(): Locator {
    return this.page.getByTestId('count-attempt');
  }

  get ductEntries(): Locator {
    return this.page.getByTestId('count-ductEntry');
  }

  get events(): Locator {
    return this.page.getByTestId('case-events').getByRole('listitem');
  }

  /** Events that no disk has yet. */
  get unsafe(): Locator {
    return this.page.getByTestId('case-unsafe');
  }

  /** Ids of all events of the running case, also of those that are not on the screen any more. */
  async eventIds(): Promise<readonly string[]> {
    const { running } = await this.page.evaluate(() => window.ampulla.invoke('case:state'));
    return running?.events.map(({ id }) => id) ?? [];
  }

  get pedal(): Locator {
    return this.page.getByTestId('case-pedal');
  }

  get summary(): Locator {
    return this.page.getByTestId('ended-case');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** What the clock shows. Unit: s. */
  async clockSeconds(): Promise<number> {
    const [minutes = NaN, seconds = NaN] = (await this.clock.innerText()).split(':').map(Number);
    return minutes * 60 + seconds;
  }

  /** Lets the page write down when lines came onto the screen: a look from outside would be too slow. */
  async watch(): Promise<void> {
    await this.page.evaluate(watchInPage);
  }

  /** What came onto the screen since {@link watch}. */
  shown(): Promise<readonly ShownAt[]> {
    return this.page.evaluate(() => window.caseShown);
  }

  keys(): Promise<readonly ShownAt[]> {
    return this.page.evaluate(() => window.caseKeys);
  }

  private async settledStore(state: string): Promise<void> {
    const read = () => this.page.evaluate(() => window.ampulla.invoke('caseStore:state'));
    await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe(state);
  }
}

/** Notes each new line and each lit pedal, after the frame that draws it. Runs inside the page. */
function watchInPage(): void {
  const shown: ShownAt[] = [];
  const keys: ShownAt[] = [];
  Object.assign(window, { caseShown: shown, caseKeys: keys });
  const seen = new Set<string>();
  const look = (): void => {
    const lines = [...document.querySelectorAll<HTMLElement>('[data-event]')].map((line) => ({
      key: `${line.dataset['event'] ?? ''} ${line.dataset['withdrawn'] ?? ''}`,
      what: line.textContent,
    }));
    const pedal = document.querySelector<HTMLElement>('[data-testid="case-pedal"]');
    const isHeard = pedal?.dataset['heard'] === 'true';
    if (!isHeard) seen.delete('heard');
    const now = isHeard ? [...lines, { key: 'heard', what: 'heard' }] : lines;
    const fresh = now.filter(({ key }) => !seen.has(key));
    fresh.forEach(({ key }) => seen.add(key));
    if (fresh.length === 0) return;
    // A task after the next frame's callbacks: the frame is drawn by then.
    requestAnimationFrame(() => {
      setTimeout(() => {
        const atMs = performance.timeOrigin + performance.now();
        shown.push(...fresh.map(({ what }) => ({ what, atMs })));
      });
    });
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-heard', 'data-withdrawn'],
  });
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => keys.push({ what: key, atMs: performance.timeOrigin + timeStamp }),
    { capture: true },
  );
}
