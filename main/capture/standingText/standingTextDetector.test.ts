import { describe, expect, it } from 'vitest';
import { rectangularFieldOfView } from '../../../common/fieldOfView';
import type { Box } from '../../../common/geometry';
import type { LumaImage } from '../lumaImage';
import { dotsOf, type TextLine, writeText } from './fixtures/consoleText';
import {
  asDisplayFrame,
  eachPixel,
  inventedMucosa,
  look,
  paintBox,
  paintDisc,
  randomFrom,
  throughH264,
  type View,
  wanderingView,
  withNoise,
} from './fixtures/movingPicture';
import { StandingTextDetector } from './standingTextDetector';

/** Not reduced by the detector: its letters are as thick as those of a console are after the reduction. */
const size = { width: 320, height: 260 };
const fieldOfView = rectangularFieldOfView({ x: 0, y: 0, ...size });
const mucosa = inventedMucosa({ width: 450, height: 370 }, 7);
const label: TextLine = { text: 'SEX: DOB:', x: 10, y: 75, dotPx: 1 };
const date: TextLine = { text: '23/11/2026', x: 10, y: 90, dotPx: 1 };
const samplesPerSecond = 4;

/** Samples of a source whose content moves while something is painted on top. */
function samples(
  seconds: number,
  paint: (image: LumaImage, second: number) => void,
  view: (second: number) => View = (second) => wanderingView(mucosa, second),
): LumaImage[] {
  return Array.from({ length: seconds * samplesPerSecond }, (_, index) => {
    const second = index / samplesPerSecond;
    const image = look(mucosa, view(second), size);
    paint(image, second);
    return image;
  });
}

function detectorAfter(pictures: readonly LumaImage[]): StandingTextDetector {
  const detector = new StandingTextDetector(fieldOfView, size);
  for (const picture of pictures) detector.add(asDisplayFrame(picture));
  return detector;
}

/** Share of some boxes' pixels that areas cover. */
function covered(boxes: readonly Box[], areas: readonly Box[], frame = size): number {
  let [all, hit] = [0, 0];
  for (const box of boxes) {
    eachPixel(frame, box, (x, y) => {
      all += 1;
      if (areas.some((area) => isIn(area, x, y))) hit += 1;
    });
  }
  return hit / all;
}

function isIn(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

const still = (): View => wanderingView(mucosa, 0);
const writeBoth = (image: LumaImage): void => {
  writeText(image, label, 225);
  writeText(image, date, 225);
};
const bothLines = [...dotsOf(label), ...dotsOf(date)];

describe('StandingTextDetector', () => {
  it('finds text that stands while the picture moves, and nothing else', () => {
    const { blanking } = detectorAfter(samples(8, writeBoth));
    expect(blanking.state).toBe('ready');
    expect(covered(bothLines, blanking.areas)).toBeGreaterThan(0.99);
    expect(blanking.share).toBeLessThan(0.04);
  });

  it('blanks nothing in a picture without text', () => {
    const { blanking } = detectorAfter(samples(12, () => undefined));
    expect(blanking).toMatchObject({ state: 'ready', areas: [], share: 0 });
  });

  it('says that it has not seen enough movement in a picture that stands, and blanks none of it', () => {
    const random = randomFrom(3);
    const pictures = samples(8, writeBoth, still).map((image) => withNoise(image, 3, random));
    expect(detectorAfter(pictures).blanking).toMatchObject({ state: 'watching', areas: [] });
  });

  it('takes light that flickers over a standing picture for no movement', () => {
    const pictures = samples(10, writeBoth, still).map((image, index) => ({
      ...image,
      values: image.values.map((value) => value * (index % 2 === 0 ? 1 : 0.8)),
    }));
    expect(detectorAfter(pictures).blanking).toMatchObject({ state: 'watching', areas: [] });
  });

  it('keeps what it found when the picture comes to rest', () => {
    const moving = samples(8, writeBoth);
    const resting = samples(20, writeBoth, () => wanderingView(mucosa, 8));
    const { blanking } = detectorAfter([...moving, ...resting]);
    expect(blanking.state).toBe('ready');
    expect(covered(bothLines, blanking.areas)).toBeGreaterThan(0.99);
    expect(blanking.share).toBeLessThan(0.05);
  });

  it('does not blank the resting half of a picture whose other half moves', () => {
    const pictures = samples(10, (image, second) => {
      const resting = look(mucosa, still(), size);
      for (let y = 0; y < size.height; y += 1) {
        const row = resting.values.subarray(y * size.width, y * size.width + 200);
        image.values.set(row, y * size.width);
      }
      paintBox(image, { x: 199, y: 0, width: 2, height: size.height }, 100 + second);
    });
    const inRest = [{ x: 0, y: 0, width: 150, height: size.height }];
    expect(covered(inRest, detectorAfter(pictures).blanking.areas)).toBeLessThan(0.02);
  });

  it('covers a counter whose digits change, all of them', () => {
    const line = (text: string): TextLine => ({ text, x: 12, y: 130, dotPx: 1 });
    const pictures = samples(12, (image, second) => {
      const digits = String(Math.floor(second)).padStart(2, '0');
      const fast = String(Math.floor(second * 37) % 100).padStart(2, '0');
      writeText(image, line(`00:03:${digits}:${fast}`), 225);
    });
    const { areas } = detectorAfter(pictures).blanking;
    expect(covered(dotsOf(line('88:88:88:88')), areas)).toBeGreaterThan(0.97);
  });

  it('finds text that appears later within four seconds, and gives it up after it has gone', () => {
    const before = samples(10, () => undefined);
    const with4 = samples(4, writeBoth, (second) => wanderingView(mucosa, second + 10));
    const detector = detectorAfter([...before, ...with4]);
    expect(covered(bothLines, detector.blanking.areas)).toBeGreaterThan(0.95);
    for (const picture of samples(40, () => undefined)) detector.add(asDisplayFrame(picture));
    expect(detector.blanking.areas).toEqual([]);
  });

  it('finds dim text behind noise and H.264', () => {
    const random = randomFrom(11);
    const pictures = samples(10, (image) => {
      writeText(image, label, 175);
      writeText(image, date, 175);
    });
    const coded = throughH264(
      pictures.map((image) => withNoise(image, 3, random)),
      30,
    );
    const { blanking } = detectorAfter(coded);
    expect(covered(bothLines, blanking.areas)).toBeGreaterThan(0.95);
    expect(blanking.share).toBeLessThan(0.06);
  });

  it('finds text that jumps by a line with every field, as deinterlacing leaves it', () => {
    let field = 0;
    const pictures = samples(10, (image) => {
      field += 1;
      const shifted = { ...date, y: date.y + (field % 2) / 2 };
      writeText(image, shifted, 225);
    });
    const { areas } = detectorAfter(pictures).blanking;
    expect(covered(dotsOf(date), areas)).toBeGreaterThan(0.97);
  });

  it('covers an inset as a whole, with the position picture that moves in it', () => {
    const inset = { x: 0, y: 176, width: 100, height: 84 };
    const pictures = samples(10, (image, second) => {
      paintBox(image, inset, 16);
      for (let step = 0; step < 12; step += 1) {
        const bend = Math.sin(second + step / 2) * 15;
        paintDisc(image, 30 + step * 4, 215 + bend, 1.5, 200);
      }
    });
    const { blanking } = detectorAfter(pictures);
    expect(covered([inset], blanking.areas)).toBeGreaterThan(0.99);
    expect(blanking.share).toBeLessThan(0.14);
  });

  it('does not blank highlights that stand for a second', () => {
    const random = randomFrom(5);
    const places = Array.from({ length: 14 }, () =>
      Array.from({ length: 25 }, () => ({ x: random() * size.width, y: random() * size.height })),
    );
    const pictures = samples(14, (image, second) => {
      for (const { x, y } of places[Math.floor(second)] ?? []) paintDisc(image, x, y, 2, 250);
    });
    expect(detectorAfter(pictures).blanking.share).toBeLessThan(0.01);
  });

  it('does not take the sides of a shaft that stands for text', () => {
    const pictures = samples(12, (image) => paintShaft(image));
    expect(detectorAfter(pictures).blanking.share).toBeLessThan(0.03);
  });

  it('says so when more stands still than text can be', () => {
    const pictures = samples(8, (image) => {
      for (let y = 10; y < 250; y += 11) {
        writeText(
          image,
          { text: '0123456789012345678901234567890123456789', x: 4, y, dotPx: 1 },
          225,
        );
      }
    });
    const { blanking } = detectorAfter(pictures);
    expect(blanking.state).toBe('tooLarge');
    expect(blanking.share).toBeGreaterThan(0.35);
  });

  it('finds text of an HD picture at the places of its pixels', () => {
    const large = { width: 1280, height: 1040 };
    const detector = new StandingTextDetector(
      rectangularFieldOfView({ x: 0, y: 0, ...large }),
      large,
    );
    const line = { text: '23/11/2026', x: 40, y: 300, dotPx: 3 };
    for (let index = 0; index < 32; index += 1) {
      const view = wanderingView(mucosa, index / samplesPerSecond);
      const image = look(mucosa, { ...view, zoom: view.zoom * 3 }, large);
      writeText(image, line, 225);
      detector.add(asDisplayFrame(image));
    }
    expect(covered(dotsOf(line), detector.blanking.areas, large)).toBeGreaterThan(0.99);
    expect(detector.blanking.share).toBeLessThan(0.04);
  });
});

/** A catheter from the lower right, 15 pixels thick, lighter along its middle. */
function paintShaft(image: LumaImage): void {
  eachPixel(size, { x: 0, y: 0, ...size }, (x, y, index) => {
    const across = (x - 320 + (260 - y) * 0.8) / Math.hypot(1, 0.8);
    if (y < 120 || Math.abs(across) > 7.5) return;
    image.values[index] = 190 - Math.abs(across) * 10;
  });
}
