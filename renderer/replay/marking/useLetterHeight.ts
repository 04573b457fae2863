import { type RefObject, useEffect, useState } from 'react';
import type { Size } from '../../../common/geometry';

/** Height of letters on a drawing, beside the page's own letters. Unit: rem. */
const letterRem = 0.8125;

/**
 * How high letters are on a drawing whose unit is the picture's pixel, so that they look like the page's small ones.
 * Unit: pixels of the picture.
 */
export function useLetterHeight(sheet: RefObject<SVGSVGElement | null>, picture: Size): number {
  const [height, setHeight] = useState(picture.height / 40);
  const { width: pictureWidth, height: pictureHeight } = picture;
  useEffect(() => {
    const { current } = sheet;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height: tall } = entry.contentRect;
      const scale = Math.min(width / pictureWidth, tall / pictureHeight);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (scale > 0) setHeight((letterRem * rem) / scale);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [sheet, pictureWidth, pictureHeight]);
  return height;
}
