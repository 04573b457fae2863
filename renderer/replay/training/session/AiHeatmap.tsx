import { useEffect, useRef } from 'react';
import type { Size } from '../../../../common/geometry';
import { colorMapTable } from '../../../../common/heatmap/colorMap';
import { boxOnPicture, fitFrame } from '../../../../common/overlay/fitFrame';
import { defaultOverlaySettings } from '../../../../common/overlaySettings';
import type { KeptMask } from '../../../../common/training/reveal';
import { type StageExtent, watchStage } from '../../../live/stageSize';
import { MapVeil } from '../../../overlay/mapVeil';

interface AiHeatmapProps {
  readonly picture: Size;
  readonly mask: KeptMask;
}

/** The AI's map above a revealed picture, in the colours of the live view. */
export function AiHeatmap({ picture, mask }: AiHeatmapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    const context = current?.getContext('2d');
    if (!current || !context) return;
    const veil = new MapVeil(colorMapTable);
    const { width, height, area } = mask;
    const map = { width, height, values: bytesOf(mask.values) };
    return watchStage(current, ({ device }: StageExtent) => {
      current.width = device.width;
      current.height = device.height;
      const placed = boxOnPicture(area, picture, fitFrame(picture, device));
      veil.paint(context, map, defaultOverlaySettings.fillAlpha, placed);
    });
  }, [picture, mask]);
  return <canvas ref={canvas} className="marks-sheet" data-testid="heatmap" aria-hidden="true" />;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
