import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Something that the Tab key stops at. */
export interface TabStop {
  /** Role and name, for messages: `button "Snapshot"`. */
  readonly name: string;
  /** Whether something around it shows that it has the focus. */
  readonly hasRing: boolean;
}

declare global {
  interface Window {
    /** Put there by {@link walkByTab}. */
    tabWalk: { readonly stops: readonly TabStop[]; readonly isRound: boolean };
  }
}

/** Lets axe look at a part of the page as it stands, and finds nothing serious or critical in it. */
export async function expectNothingSerious(
  page: Page,
  where: string,
  part = 'html',
): Promise<void> {
  // Legacy mode: Electron opens no second page for axe to gather its frames in; there is one frame.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(part).analyze();
  const found = violations.map(
    ({ id, impact, nodes }) =>
      `${impact ?? 'unknown'} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  const isGrave = (line: string): boolean => !/^(minor|moderate) /.test(line);
  if (found.length > 0) console.log(`axe, ${where}: ${found.join('; ')}`);
  expect(found.filter(isGrave), where).toEqual([]);
}

/** Walks once around the page by the Tab key. Gives every stop, from the first one of the page. */
export async function walkByTab(page: Page): Promise<readonly TabStop[]> {
  await page.evaluate(noteFocus);
  for (let presses = 0; presses < tabsAtMost; presses += tabsAtOnce) {
    for (let press = 0; press < tabsAtOnce; press += 1) await page.keyboard.press('Tab');
    const walk = await page.evaluate(() => window.tabWalk);
    if (walk.isRound) return walk.stops;
  }
  throw new Error('The Tab key does not come round.');
}

const tabsAtOnce = 8;
const tabsAtMost = 240;

/** Makes the page note where the focus goes, in `window.tabWalk`, once around. Runs inside the page. */
function noteFocus(): void {
  const seen = 'data-tab-seen';
  const ringOf = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const isSeen = !outlineColor.endsWith(', 0)');
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && isSeen;
  };
  const wordsOf = (one: HTMLElement): string => {
    const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : undefined;
    return one.getAttribute('aria-label') ?? label ?? one.textContent;
  };
  const walk: { stops: TabStop[]; isRound: boolean } = { stops: [], isRound: false };
  let last: HTMLElement | null = null;
  const note = ({ target }: FocusEvent): void => {
    // A page that gets the focus back tells of its element once more.
    if (walk.isRound || !(target instanceof HTMLElement) || target === last) return;
    last = target;
    walk.isRound = target.hasAttribute(seen);
    if (walk.isRound) return;
    target.setAttribute(seen, '');
    const kind = target.getAttribute('role') ?? target.tagName.toLowerCase();
    const around = [target, target.parentElement, target.closest('label')];
    walk.stops.push({
      name: `${kind} "${wordsOf(target).slice(0, 60)}"`,
      hasRing: around.some((one) => one !== null && ringOf(one)),
    });
  };
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.querySelectorAll(`[${seen}]`).forEach((one) => one.removeAttribute(seen));
  if ('tabWalk' in window) Object.assign(window.tabWalk, { isRound: true });
  window.tabWalk = walk;
  document.addEventListener('focusin', note);
}

/**
 * Names of all controls that the Tab key should stop at but did not on the last {@link walkByTab}: visible,
 * not disabled, one for each group of radio buttons.
 */
export function controlsMissed(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'button, input, select, textarea, a[href], summary, [role="button"], [role="slider"], [role="switch"], [role="radio"]',
      ),
    ];
    const dialog = document.querySelector('dialog[open]');
    const isThere = (one: HTMLElement): boolean =>
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.matches(':disabled') &&
      (dialog === null || dialog.contains(one));
    const groupSeen = (one: HTMLElement): boolean => {
      if (one instanceof HTMLInputElement && one.type === 'radio') {
        return document.querySelector(`input[name="${one.name}"][data-tab-seen]`) !== null;
      }
      if (one.getAttribute('role') !== 'radio') return false;
      return one.closest('[role="radiogroup"]')?.querySelector('[data-tab-seen]') !== null;
    };
    return all
      .filter((one) => isThere(one) && !one.hasAttribute('data-tab-seen') && !groupSeen(one))
      .map(
        (one) =>
          `${one.tagName.toLowerCase()} "${one.textContent.trim() || (one.getAttribute('aria-label') ?? one.id)}"`,
      );
  });
}

/** What live regions said while somebody listened, each time their words changed. */
export function listenToLiveRegions(page: Page, durationMs: number): Promise<readonly string[]> {
  return page.evaluate(async (ms) => {
    const said: string[] = [];
    const politeness = (one: Element | null): string => {
      const region = one?.closest(
        '[aria-live], [role="status"], [role="alert"], [role="log"], output',
      );
      return region?.getAttribute('aria-live') ?? (region ? 'polite' : 'off');
    };
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        if (politeness(element) !== 'off') said.push(element?.textContent ?? '');
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    await new Promise((resolve) => setTimeout(resolve, ms));
    observer.disconnect();
    return said;
  }, durationMs);
}
