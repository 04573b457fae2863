import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { iou } from './fixtures/boxes';
import { makeKvasirClip, readKvasir } from './fixtures/kvasirClip';
import { LiveView, type OverlaySample } from './pages/liveView';

const framesPerImage = 30;
const imageCount = 24;

// The bundled network has learned from these images: this tests the way from a video to the overlay. How it does
// on images that it has not seen is measured fold by fold (docs/training.md).
test('real endoscopic images are marked where they should be', async () => {
  const coco = readKvasir();
  test.skip(coco === null, 'the data set kvasir-seg is absent (AMPULLA_DATA or ../shared/data)');
  if (coco === null) return;
  const clip = await makeKvasirClip(coco, imageCount, framesPerImage);
  const ampulla = await launchAmpulla({ args: ['--no-source'] });
  try {
    const view = new LiveView(ampulla.page);
    await expect(ampulla.page.getByTestId('ai-state')).toHaveText(/abstaining/);
    await view.chooseOverlay('Box');
    await view.openPath(clip.path);
    await view.waitUntilLive();
    const looks = await view.sample((imageCount * framesPerImage * 1000) / 25, 30);
    const samples = firstLookAtEachFrame(looks);
    const offset = await view.fieldOfView();

    // Every frame counts, those right after a cut included.
    const overlaps = samples.map(({ frameId, box }) => {
      const truth = clip.boxes[Math.floor(frameId / framesPerImage)];
      if (truth === undefined || box === null) return 0;
      return iou({ ...box, x: box.x + offset.x, y: box.y + offset.y }, truth);
    });
    const hits = overlaps.filter((overlap) => overlap >= 0.3).length;
    console.log(`IoU >= 0.3 in ${hits} of ${overlaps.length} frames seen of ${imageCount} images`);
    expect(samples.length).toBeGreaterThan(100);
    expect(hits / overlaps.length).toBeGreaterThanOrEqual(0.8);
  } finally {
    await ampulla.close();
  }
});

/** A frame that stands for two looks, or at the end of the video for many, counts once. */
function firstLookAtEachFrame(looks: readonly OverlaySample[]): OverlaySample[] {
  const isFirst = (look: OverlaySample, index: number): boolean =>
    look.frameId !== looks[index - 1]?.frameId;
  return looks.filter(isFirst);
}
