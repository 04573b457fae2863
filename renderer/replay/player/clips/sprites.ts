import type { Size } from '../../../../common/geometry';
import { heatColor } from '../../../../common/heatmap/colorMap';
import { type ClipWords, clipLabels, type Sprite } from '../../../../common/recordings/clipIpc';
import { contextOf } from '../../../live/pictureSurface';
import { labelSize, paintLabelAt } from '../../../overlay/paint';
import { noticeFont, noticeStripPx, paintNotice } from '../../../snapshot/notice';

/** What a clip's words say, in the language of the moment. */
export interface SpriteWords {
  readonly labelOf: (peakProbability: number) => string;
  readonly gap: string;
  /** Before and behind the colours: what is meant, and the two ends of the scale. */
  readonly legend: readonly [before: string, behind: string];
}

/** Height of a picture in the player of a window of 1280 × 720, where a unit of design is a pixel. */
const designHeightPx = 640;
const ground = '#0a0c0f';
const light = '#e9eef3';

/** Draws all words that are burnt into a clip. @throws Error without a canvas */
export async function drawSprites(
  frame: Size,
  words: SpriteWords,
  parts: { readonly hasBox: boolean; readonly hasHeatmap: boolean },
): Promise<ClipWords> {
  await fontsFor(words.gap + words.labelOf(1) + words.legend.join(''));
  const unit = frame.height / designHeightPx;
  const notice = noticeSprite(frame);
  const legend = parts.hasHeatmap ? legendSprite(frame, words.legend) : null;
  const labels = Array.from({ length: parts.hasBox ? clipLabels : 0 }, (_unused, hundredths) =>
    labelSprite(words.labelOf(hundredths / 100), unit),
  );
  const hasRoom = legend !== null && notice.width + legend.width <= frame.width;
  return {
    unit,
    notice,
    gap: labelSprite(words.gap, 1.6 * unit),
    legend: hasRoom ? legend : null,
    labels,
  };
}

/** Letters that were not on the screen yet come late; a clip cannot wait for them later. */
async function fontsFor(text: string): Promise<void> {
  const fonts = ['"Inter Variable"', '"Pretendard"'].map((name) => `500 15px ${name}`);
  await Promise.all(fonts.map((font) => document.fonts.load(font, text)));
}

function labelSprite(text: string, unit: number): Sprite {
  const { width, height } = labelSize(canvasOf(1, 1), text, unit);
  const context = canvasOf(width, height);
  paintLabelAt(context, text, { x: 0, y: 0 }, unit);
  return spriteOf(context, 0, 0, width, height);
}

function noticeSprite({ width, height }: Size): Sprite {
  const context = canvasOf(width, height);
  const strip = paintNotice(context, '');
  return spriteOf(context, strip.x, strip.y, strip.width, strip.height);
}

/** A small bar of the heatmap's colours between the ends of its scale. */
function legendSprite(frame: Size, [before, behind]: SpriteWords['legend']): Sprite {
  const strip = noticeStripPx(frame.height);
  const padding = Math.round(strip / 3);
  const barPx = 4 * strip;
  const measuring = canvasOf(1, 1);
  measuring.font = noticeFont(strip);
  const [beforePx, behindPx] = [before, behind].map((text) =>
    Math.ceil(measuring.measureText(text).width),
  );
  const barX = padding + (beforePx ?? 0) + padding;
  const context = canvasOf(barX + barPx + padding + (behindPx ?? 0) + padding, strip);
  const { width } = context.canvas;
  context.fillStyle = ground;
  context.fillRect(0, 0, width, strip);
  context.fillStyle = scale(context, barX, barPx);
  context.fillRect(barX, Math.round(strip * 0.3), barPx, Math.round(strip * 0.4));
  context.font = noticeFont(strip);
  context.textBaseline = 'middle';
  context.fillStyle = light;
  context.fillText(before, padding, strip / 2);
  context.fillText(behind, barX + barPx + padding, strip / 2);
  return spriteOf(context, 0, 0, width, strip);
}

function scale(context: CanvasRenderingContext2D, x: number, width: number): CanvasGradient {
  const gradient = context.createLinearGradient(x, 0, x + width, 0);
  const stops = 12;
  for (let stop = 0; stop <= stops; stop += 1) {
    const [red, green, blue] = heatColor(stop / stops);
    gradient.addColorStop(stop / stops, `rgb(${red} ${green} ${blue})`);
  }
  return gradient;
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return contextOf(canvas, { willReadFrequently: true });
}

function spriteOf(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): Sprite {
  const { data } = context.getImageData(x, y, width, height);
  return { width, height, rgba: new Uint8Array(data.buffer) };
}
