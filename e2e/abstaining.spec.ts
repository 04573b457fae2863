import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { demoPart, readDemoTruth } from './fixtures/demoTruth';
import { checkoutRoot, ffmpegExecutable } from './fixtures/runtime';
import { LiveView } from './pages/liveView';
import './pages/pageGlobals';

const secondsEach = 3;
const framesEach = 25 * secondsEach;
/** Verdicts on five pictures, a status every 250 ms and a busy machine. */
const settleFrames = 40;

/** What is done to the picture of a papilla, one after the other, and what the AI is to say to it. */
const phases = [
  { filter: null, reason: null },
  { filter: 'gblur=sigma=24', reason: 'Picture is blurred' },
  { filter: null, reason: null },
  { filter: 'lutyuv=y=16+(val-16)*0.2', reason: 'Picture is dark' },
  { filter: null, reason: null },
  { filter: 'hue=s=0', reason: 'Out of body' },
] as const;

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-abstaining-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('the AI abstains on pictures that cannot be judged, says why, and comes back', async () => {
  const { x, y, width, height } = readDemoTruth().fieldOfView;
  const args = ['--no-source', `--fov=${x},${y},${width},${height}`];
  const path = makeClip();
  const ampulla = await launchAmpulla({ args });
  try {
    // Given the model waits for a picture
    const view = new LiveView(ampulla.page);
    await expect(ampulla.page.getByText('No picture', { exact: true })).toBeVisible();

    // When the papilla is seen clearly, blurred, dark and without colour
    await view.openPath(path);
    await view.waitUntilLive();
    const looks = await look(ampulla.page, (phases.length - 0.2) * secondsEach * 1000);

    // Then the overlay stands where it can be judged, and nowhere else
    for (const [index, { reason }] of phases.entries()) {
      const settled = looks.filter(({ frameId }) => isSettled(frameId, index));
      const name = `phase ${index}`;
      expect(settled.length, name).toBeGreaterThan(5);
      if (reason === null) {
        expect(settled.filter(({ overlayDrawn }) => overlayDrawn).length, name).toBeGreaterThan(0);
        expect(
          settled.filter(({ state }) => state === 'abstaining'),
          name,
        ).toEqual([]);
      } else {
        expect(
          settled.filter(({ overlayDrawn }) => overlayDrawn),
          name,
        ).toEqual([]);
        const said = new Set(
          settled.map(({ state, card }) => `${state}: ${card.includes(reason)}`),
        );
        expect([...said], name).toEqual(['abstaining: true']);
      }
    }
  } finally {
    await ampulla.close();
  }
});

/** The demo's papilla with each phase's filter in its turn. */
function makeClip(): string {
  const path = join(folder, 'hard-to-see.mp4');
  const demo = join(checkoutRoot, 'assets', 'demo', 'demo.mp4');
  const start = (demoPart('papilla').fromFrame + 50) / 25;
  const parts = phases.map(({ filter }, index) => {
    const change = filter === null ? '' : `,${filter}`;
    return `[${index}:v]setpts=PTS-STARTPTS${change}[p${index}]`;
  });
  const joined = phases.map((_, index) => `[p${index}]`).join('');
  execFileSync(ffmpegExecutable(), [
    ...['-loglevel', 'error'],
    ...phases.flatMap(() => ['-ss', `${start}`, '-t', `${secondsEach}`, '-i', demo]),
    ...['-filter_complex', `${parts.join(';')};${joined}concat=n=${phases.length}[clip]`],
    ...['-map', '[clip]', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', path],
  ]);
  return path;
}

interface Look {
  readonly frameId: number;
  readonly overlayDrawn: boolean;
  readonly state: string;
  /** Everything that the page says. */
  readonly card: string;
}

/** Reads picture, overlay and words inside the page, where one look belongs to one moment. */
function look(page: Page, durationMs: number): Promise<Look[]> {
  return page.evaluate(async (duration) => {
    const looks: Look[] = [];
    const end = performance.now() + duration;
    while (performance.now() < end) {
      const { lastFrameId, overlayDrawn } = window.ampullaProbe;
      const state = document.querySelector('[data-testid="ai-state"]')?.textContent ?? '';
      const card = document.body.textContent;
      looks.push({ frameId: lastFrameId ?? -1, overlayDrawn, state, card });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    return looks;
  }, durationMs);
}

/** In a phase, and late enough in it for the status to have followed. */
function isSettled(frameId: number, phase: number): boolean {
  const start = phase * framesEach;
  return frameId >= start + settleFrames && frameId < start + framesEach;
}
