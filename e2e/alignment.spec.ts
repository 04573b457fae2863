import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import type { TestBox } from './fixtures/boxes';
import { askMain } from './fixtures/inMain';
import type { AlignmentMeasurement } from './pages/insidePage';
import { LiveView } from './pages/liveView';

const windows = [
  { width: 1280, height: 720 },
  { width: 1600, height: 900 },
  { width: 1000, height: 960 },
] as const;

for (const deviceScaleFactor of [1, 2]) {
  test(`picture and overlay agree to the pixel at ${deviceScaleFactor} device pixels per pixel`, async () => {
    const ampulla = await launchAmpulla({ deviceScaleFactor });
    try {
      const view = new LiveView(ampulla.page);
      await view.waitUntilLive();
      await view.chooseOverlay('Box');
      for (const size of windows) {
        await askMain(() =>
          ampulla.app.evaluate(({ BrowserWindow }, wanted) => {
            BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
          }, size),
        );
        await view.page.waitForTimeout(500);
        expectAligned(await view.measureAlignment(), await view.fieldOfView(), deviceScaleFactor);
      }
    } finally {
      await ampulla.close();
    }
  });
}

function expectAligned(
  measured: AlignmentMeasurement,
  frameSize: TestBox,
  deviceScaleFactor: number,
): void {
  const { canvases, pictureRect, drawnBox, seenBox, devicePixelRatio } = measured;
  expect(devicePixelRatio).toBe(deviceScaleFactor);
  // One backing pixel is one device pixel, in both canvases, which lie exactly above each other.
  expect(canvases.picture).toEqual(canvases.overlay);
  expect(canvases.picture.width).toBeCloseTo(canvases.picture.cssWidth * devicePixelRatio, 1);
  expect(canvases.picture.height).toBeCloseTo(canvases.picture.cssHeight * devicePixelRatio, 1);
  // As large as it can be, in the middle, on whole pixels, without distortion.
  const scale = Math.min(
    canvases.picture.width / frameSize.width,
    canvases.picture.height / frameSize.height,
  );
  expect(Math.abs(pictureRect.width - frameSize.width * scale)).toBeLessThanOrEqual(1);
  expect(Math.abs(pictureRect.height - frameSize.height * scale)).toBeLessThanOrEqual(1);
  expect(Object.values(pictureRect).every(Number.isInteger)).toBe(true);
  // What is drawn of the box stands where the picture shows that place.
  const expected = placed(drawnBox, pictureRect, frameSize.width);
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    expect(Math.abs(seenBox[side] - expected[side]), side).toBeLessThanOrEqual(
      2 * deviceScaleFactor,
    );
  }
}

function placed(box: TestBox, pictureRect: TestBox, frameWidth: number): TestBox {
  const scale = pictureRect.width / frameWidth;
  return {
    x: pictureRect.x + box.x * scale,
    y: pictureRect.y + box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}
