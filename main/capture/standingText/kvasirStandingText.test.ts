import { describe, expect, it } from 'vitest';
import { rectangularFieldOfView } from '../../../common/fieldOfView';
import type { Box } from '../../../common/geometry';
import { detectFieldOfView } from '../fieldOfViewDetector';
import type { LumaImage } from '../lumaImage';
import {
  type ConsoleLabel,
  consoleLabels,
  cut,
  hasKvasir,
  kvasirFolder,
  marksOf,
  part,
  picturesOfSize,
  readPictures,
  shareOf,
  standingParts,
} from './fixtures/kvasirConsole';
import { asDisplayFrame, look, throughH264, wanderingView } from './fixtures/movingPicture';
import { StandingTextDetector } from './standingTextDetector';

/** Pictures without text or insets, in whose middle nothing of a console is seen. */
const backgrounds = [
  '0008',
  '0061',
  '0191',
  '0199',
  '0207',
  '0250',
  '0260',
  '0268',
  '0313',
  '0325',
];
const secondsOfMovement = 6;
const samplesPerSecond = 4;
const quality = 26;

interface Figures {
  readonly file: string;
  /** Shares of pixels that are blanked: of the text, of the insets, of everything else. */
  readonly text: number;
  readonly insets: number;
  readonly wrong: number;
}

/** A picture that wanders, with what is painted over each of its frames, as an encoder leaves it. */
function wandering(background: LumaImage, size: LumaImage, paint: (frame: LumaImage) => void) {
  const count = secondsOfMovement * samplesPerSecond;
  const frames = Array.from({ length: count }, (_, index) => {
    const frame = look(background, wanderingView(background, index / samplesPerSecond), size);
    paint(frame);
    return frame;
  });
  return throughH264(frames, quality);
}

/** Puts a picture's standing parts over another picture that moves, and looks at what is found. */
function measure(picture: LumaImage, label: ConsoleLabel, background: LumaImage): Figures {
  const found = detectFieldOfView([picture]);
  if (found === null) throw new Error(`${label.file} has no field of view`);
  const { rect } = found;
  const own = cut(picture, rect);
  const moved = (area: Box): Box => ({ ...area, x: area.x - rect.x, y: area.y - rect.y });
  const labels = { text: label.text.map(moved), insets: label.insets.map(moved) };
  const fieldOfView = { ...found, rect: { ...rect, x: 0, y: 0 } };
  const parts = standingParts(own, labels, fieldOfView);
  const detector = new StandingTextDetector(fieldOfView, own);
  const frames = wandering(background, own, (frame) => {
    for (const [pixel, kind] of parts.entries()) {
      if (kind > 0) frame.values[pixel] = kind === part.outside ? 0 : (own.values[pixel] ?? 0);
    }
  });
  for (const frame of frames) detector.add(asDisplayFrame(frame));
  expect(detector.blanking.state, label.file).toBe('ready');
  const blanked = marksOf(detector.blanking.areas, own);
  const labelled = marksOf([...labels.text, ...labels.insets], own);
  const isBlanked = (pixel: number): boolean => blanked[pixel] === 1;
  const isWrong = (pixel: number): boolean => isBlanked(pixel) && labelled[pixel] === 0;
  const among = (kind: number) => (pixel: number) => parts[pixel] === kind;
  const isPicture = (pixel: number): boolean => parts[pixel] !== part.outside;
  return {
    file: label.file,
    text: shareOf(parts.length, among(part.text), isBlanked),
    insets: shareOf(parts.length, among(part.inset), isBlanked),
    wrong: shareOf(parts.length, isPicture, isWrong),
  };
}

/** Share of a moving picture without any text that is blanked all the same. */
function blankedWithoutText(background: LumaImage): number {
  const size = cut(background, { x: 0, y: 0, width: 480, height: 420 });
  const fieldOfView = rectangularFieldOfView({
    x: 0,
    y: 0,
    width: size.width,
    height: size.height,
  });
  const detector = new StandingTextDetector(fieldOfView, size);
  for (const frame of wandering(background, size, () => undefined)) {
    detector.add(asDisplayFrame(frame));
  }
  expect(detector.blanking.state).toBe('ready');
  return detector.blanking.share;
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

describe('text and insets of real consoles', () => {
  it('are blanked nearly as a whole over a picture that moves, and little else is', {
    timeout: 240_000,
  }, (context) => {
    if (!hasKvasir) context.skip(`the data set is not at ${kvasirFolder}`);
    const sheets = readPictures(backgrounds.map((name) => `kvasir_${name}`)).map((image) =>
      cut(image, { x: 20, y: 20, width: 500, height: 480 }),
    );
    const pictures = readPictures(consoleLabels.map(({ file }) => file));
    const results = consoleLabels.map((label, index) => {
      const [width, height] = label.size;
      const [picture, sheet] = [pictures[index], sheets[index % sheets.length]];
      if (!picture || !sheet) throw new Error('A picture is missing');
      return measure(cut(picture, { x: 0, y: 0, width, height }), label, sheet);
    });
    const text = mean(results.map((result) => result.text));
    const insets = mean(results.map((result) => result.insets));
    const wrong = mean(results.map((result) => result.wrong));
    const withoutText = Math.max(...sheets.map(blankedWithoutText));
    console.info({ text, insets, wrong, withoutText }, results);
    expect(results.length).toBeGreaterThanOrEqual(12);
    expect(text).toBeGreaterThan(0.98);
    expect(insets).toBeGreaterThan(0.98);
    expect(wrong).toBeLessThan(0.1);
    expect(withoutText).toBeLessThan(0.01);
  });

  it('are blanked in pictures of one console shown one after the other', (context) => {
    if (!hasKvasir) context.skip(`the data set is not at ${kvasirFolder}`);
    const size = { width: 626, height: 547 };
    const pictures = readPictures(picturesOfSize(size)).map((image) =>
      cut(image, { x: 0, y: 0, ...size }),
    );
    const fieldOfView = detectFieldOfView(pictures);
    if (fieldOfView === null) throw new Error('No field of view was found');
    const { rect } = fieldOfView;
    const detector = new StandingTextDetector(fieldOfView, rect);
    for (const picture of pictures) detector.add(asDisplayFrame(cut(picture, rect)));
    const blanked = marksOf(detector.blanking.areas, rect);
    const lines = consoleLabels
      .filter((label) => label.size[0] === size.width)
      .flatMap(({ text }) => text)
      .map((line) => ({ ...line, x: line.x - rect.x, y: line.y - rect.y }));
    const covered = lines.map((line) => {
      const marks = marksOf([line], rect);
      return shareOf(
        marks.length,
        (pixel) => marks[pixel] === 1,
        (pixel) => blanked[pixel] === 1,
      );
    });
    const whole = covered.filter((share) => share > 0.95).length;
    const { state, share } = detector.blanking;
    console.info('One after the other:', { pictures: pictures.length, state, share });
    console.info({ lines: lines.length, whole, mean: mean(covered) });
    expect(mean(covered)).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.3);
  });
});
