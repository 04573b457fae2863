import type { TestBox } from '../fixtures/boxes';
import './pageGlobals';

/** One look at the screen: the frame that stands there and the box that is drawn over it. */
export interface OverlaySample {
  readonly atMs: number;
  readonly frameId: number;
  readonly displayedFrames: number;
  readonly overlayDrawn: boolean;
  /** Read back from the overlay's pixels. Unit: pixels of the displayed frame. */
  readonly box: TestBox | null;
}

/** Sizes and places as the page has them, in device pixels unless named otherwise. */
export interface AlignmentMeasurement {
  readonly devicePixelRatio: number;
  readonly canvases: Readonly<Record<'picture' | 'overlay', CanvasPlace>>;
  readonly pictureRect: TestBox;
  /** As the page reports it. Unit: pixels of the displayed frame. */
  readonly drawnBox: TestBox;
  /** As it stands in the overlay's pixels. */
  readonly seenBox: TestBox;
}

interface CanvasPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly cssWidth: number;
  readonly cssHeight: number;
}

/** Looks at the overlay for a while. Runs inside the page, so it uses nothing from outside itself. */
export async function sampleInPage(options: {
  readonly durationMs: number;
  readonly intervalMs: number;
  readonly frameWidth: number;
  readonly readBoxes: boolean;
}): Promise<OverlaySample[]> {
  const samples: OverlaySample[] = [];
  const end = performance.now() + options.durationMs;
  while (performance.now() < end) {
    const { lastFrameId, displayedFrames, overlayDrawn, pictureRect } = window.ampullaProbe;
    const found = options.readBoxes && overlayDrawn ? window.findDrawnBox() : null;
    const scale = pictureRect.width / options.frameWidth;
    samples.push({
      atMs: performance.now(),
      frameId: lastFrameId ?? -1,
      displayedFrames,
      overlayDrawn,
      box: found && {
        x: (found.x - pictureRect.x) / scale,
        y: (found.y - pictureRect.y) / scale,
        width: found.width / scale,
        height: found.height / scale,
      },
    });
    await new Promise((resolve) => setTimeout(resolve, options.intervalMs));
  }
  return samples;
}

/** Measures both canvases and the drawn box at one moment; null while no box is drawn. Runs inside the page. */
export function measureInPage(): AlignmentMeasurement | null {
  const place = (testId: string): CanvasPlace => {
    const canvas = document.querySelector<HTMLCanvasElement>(`[data-testid="${testId}"]`);
    if (canvas === null) throw new Error(`There is no canvas ${testId}.`);
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return {
      left,
      top,
      width: canvas.width,
      height: canvas.height,
      cssWidth: width,
      cssHeight: height,
    };
  };
  const { pictureRect, drawnBox } = window.ampullaProbe;
  const seenBox = window.findDrawnBox();
  if (drawnBox === null || seenBox === null) return null;
  return {
    devicePixelRatio: window.devicePixelRatio,
    canvases: { picture: place('picture'), overlay: place('overlay') },
    pictureRect: { ...pictureRect },
    drawnBox: { ...drawnBox },
    seenBox,
  };
}

/**
 * Puts `window.findDrawnBox` into the page: it reads the overlay's pixels and gives the extent of
 * all horizontal runs of the AI's colour that are longer than any stroke of a letter, in device
 * pixels; null without any. Runs inside the page.
 */
export function installBoxReader(): void {
  const shortestArmPx = 8;
  const isLine = (data: Uint8ClampedArray, at: number): boolean =>
    data[at] === 0x48 && data[at + 1] === 0xd6 && data[at + 2] === 0xe0 && data[at + 3] === 0xff;
  window.findDrawnBox = () => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="overlay"]');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('The overlay has no canvas.');
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let y = 0; y < height; y += 1) {
      let run = 0;
      for (let x = 0; x <= width; x += 1) {
        if (x < width && isLine(data, (y * width + x) * 4)) {
          run += 1;
          continue;
        }
        if (run >= shortestArmPx) {
          left = Math.min(left, x - run);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
        run = 0;
      }
    }
    return right > left ? { x: left, y: top, width: right - left, height: bottom - top } : null;
  };
}
