import { useEffect, useRef } from 'react';
import type { ConsoleOutline } from '../../../common/fieldOfViewProposal';

/** Draws the coarse grey picture of the console's whole frame. */
export function OutlineCanvas({ outline }: { readonly outline: ConsoleOutline | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (outline === null || !context) return;
    const { width, height, values } = outline;
    context.canvas.width = width;
    context.canvas.height = height;
    const picture = context.createImageData(width, height);
    values.forEach((value, index) => picture.data.set([value, value, value, 255], index * 4));
    context.putImageData(picture, 0, 0);
  }, [outline]);
  return (
    <canvas ref={canvas} className="outline-canvas" data-testid="outline" aria-hidden="true" />
  );
}
