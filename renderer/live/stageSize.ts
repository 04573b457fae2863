import type { Size } from '../../common/geometry';

/** Extent of the stage: exact device pixels, and how many of them a unit of design takes. */
export interface StageExtent {
  readonly device: Size;
  readonly unit: number;
}

/** Root font size at 1280 × 720, where one unit of design is one CSS pixel. */
const designRootFontPx = 16;

/** A stage that is lower than this, as the small one beside other pages, has smaller marks and letters. Unit: of design. */
const lowStageHeight = 360;
/** Smaller letters are none. */
const leastUnit = 0.65;

/**
 * Watches an element's size in device pixels, also when only the device pixel ratio changes. The
 * listener runs before the browser paints. Returns the undo.
 */
export function watchStage(stage: Element, listener: (extent: StageExtent) => void): () => void {
  const observer = new ResizeObserver((entries) => {
    const entry = entries.at(-1);
    if (entry !== undefined) listener(extentOf(entry));
  });
  observer.observe(stage, { box: 'device-pixel-content-box' });
  return () => observer.disconnect();
}

function extentOf(entry: ResizeObserverEntry): StageExtent {
  const box = entry.devicePixelContentBoxSize[0];
  const device = { width: box?.inlineSize ?? 0, height: box?.blockSize ?? 0 };
  const rootFontPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // Measured, not `devicePixelRatio`: an emulated ratio does not reach the canvas's pixels.
  const pixelsPerCssPixel = device.width / Math.max(1, entry.contentRect.width);
  const unit = (rootFontPx / designRootFontPx) * pixelsPerCssPixel;
  const share = Math.max(leastUnit, Math.min(1, device.height / unit / lowStageHeight));
  return { device, unit: unit * share };
}
