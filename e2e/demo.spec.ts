import { expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { iou, mean, type TestBox } from './fixtures/boxes';
import { type DemoTruth, readDemoTruth } from './fixtures/demoTruth';
import { LiveView, type OverlaySample } from './pages/liveView';

/** Frames after a change of the scene in which hold and delay may still show what was before. */
const settleFrames = 15;

let truth: DemoTruth;
let ampulla: Ampulla;
let view: LiveView;

test.describe('the bundled procedure', () => {
  test.beforeAll(async () => {
    truth = readDemoTruth();
    ampulla = await launchAmpulla();
    view = new LiveView(ampulla.page);
  });
  test.afterAll(() => ampulla.close());

  test('plays by itself, with the AI at work', async () => {
    await view.waitUntilLive();
    await view.waitUntilAiActive();
    const before = await view.probe();
    await view.waitForFrames(before.displayedFrames + 50);
    const after = await view.probe();
    expect(after.lastFrameId).toBeGreaterThan(before.lastFrameId ?? Infinity);
  });

  test('marks the papilla where it is and nothing where there is none', async () => {
    test.setTimeout(240_000);
    await view.chooseOverlay('Box');
    const durationMs = (truth.frameCount / truth.fps) * 1000 + 2000;
    const samples = await view.sample(durationMs, 80);
    const inView = samples.filter((sample) => isInside(sample, 'papilla'));
    const away = samples.filter((sample) => isInside(sample, 'away'));
    expect(inView.length).toBeGreaterThan(30);
    expect(away.length).toBeGreaterThan(30);

    const overlaps = inView.map((sample) => overlapWithTruth(sample));
    const falseMarks = away.filter((sample) => sample.box !== null).length;
    console.log(
      `in view: ${inView.length} looks, mean IoU ${mean(overlaps).toFixed(3)}; ` +
        `away: ${away.length} looks, ${falseMarks} with a box`,
    );
    console.log(displayedShare(samples), await view.aiFigures());
    expect(mean(overlaps)).toBeGreaterThanOrEqual(0.7);
    expect(falseMarks).toBe(0);
  });

  test('never drew a stale mask', async () => {
    expect((await view.probe()).staleDrawn).toBe(0);
  });
});

function displayedShare(samples: readonly OverlaySample[]): string {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) throw new Error('Nothing was seen.');
  const displayed = last.displayedFrames - first.displayedFrames;
  return `displayed ${displayed} of ${last.frameId - first.frameId} captured frames;`;
}

function demoFrame(sample: OverlaySample): number {
  return sample.frameId % truth.frameCount;
}

function isInside(sample: OverlaySample, part: string): boolean {
  const frame = demoFrame(sample);
  return truth.parts.some(
    ({ name, fromFrame, toFrame }) =>
      name === part && frame >= fromFrame + settleFrames && frame <= toFrame,
  );
}

/** 0 where nothing is drawn over a papilla that is there. */
function overlapWithTruth(sample: OverlaySample): number {
  const box = truth.frames[demoFrame(sample)]?.box;
  if (!box || sample.box === null) return 0;
  return iou(sample.box, insideFieldOfView(box));
}

function insideFieldOfView(box: TestBox): TestBox {
  return { ...box, x: box.x - truth.fieldOfView.x, y: box.y - truth.fieldOfView.y };
}
