import { afterAll, describe, expect, it } from 'vitest';
import { rectangularFieldOfView } from '../../common/fieldOfView';
import { consoleOutline } from './consoleOutline';
import { ConsoleWatch } from './consoleWatch';
import type { LumaImage } from './lumaImage';
import { ClipFolder, fileRequest, runSource } from './testKit';

const clips = new ClipFolder();
afterAll(() => clips.dispose());

const frame = { width: 640, height: 480 };

function halfLit(half: 0 | 1): LumaImage {
  const values = new Uint8Array(frame.width * frame.height);
  for (let y = 100; y < 400; y += 1) {
    const start = y * frame.width + 100 + half * 220;
    values.fill(120, start, start + 220);
  }
  return { ...frame, values };
}

describe('the pictures of a whole console', () => {
  it('come beside the display frames, about three a second, with what the crop leaves out', async () => {
    const white = 'drawbox=x=0:y=0:w=40:h=40:color=white:t=fill';
    const clip = clips.make(
      'console.mkv',
      ...['-f', 'lavfi', '-i', `testsrc2=size=320x240:rate=25:duration=2,${white}`],
    );
    const pictures: LumaImage[] = [];
    const { display, infos } = await runSource(fileRequest(clip), {
      fieldOfView: { x: 100, y: 100, width: 200, height: 120 },
      onConsolePicture: (picture) => pictures.push(picture),
    });
    expect(display).toHaveLength(50);
    expect(display[0]).toMatchObject({ width: 200, height: 120 });
    expect(infos[0]?.fieldOfViewOrigin).toBe('given');
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    expect(pictures.length).toBeLessThanOrEqual(8);
    expect(pictures.every(({ width, height }) => width === 320 && height === 240)).toBe(true);
    expect(pictures[0]?.values[5 * 320 + 5]).toBeGreaterThan(230);
  });
});

describe('ConsoleWatch', () => {
  it('finds what is lit in any of the pictures', () => {
    const watch = new ConsoleWatch();
    expect(watch.find(frame)).toBeNull();
    watch.take(halfLit(0));
    watch.take(halfLit(1));
    expect(watch.pictures).toBe(2);
    const whole = rectangularFieldOfView({ x: 100, y: 100, width: 440, height: 300 });
    expect(watch.find(frame)).toEqual(whole);
    watch.restart();
    watch.take(halfLit(0));
    expect(watch.find(frame)?.rect.width).toBe(220);
  });

  it('gives it in pixels of the frame where the pictures are smaller', () => {
    const watch = new ConsoleWatch();
    watch.take(halfLit(0));
    const found = watch.find({ width: 1280, height: 960 });
    expect(found?.rect).toEqual({ x: 200, y: 200, width: 440, height: 600 });
  });

  it('begins anew with a picture of another size', () => {
    const watch = new ConsoleWatch();
    watch.take(halfLit(0));
    watch.take({ width: 2, height: 2, values: new Uint8Array(4) });
    expect(watch.pictures).toBe(1);
    expect(watch.find(frame)).toBeNull();
  });
});

describe('consoleOutline', () => {
  it.each([
    [1920, 1080],
    [1280, 720],
    [768, 576],
    [320, 240],
  ])('leaves nothing of letters on a screen of %d × %d', (width, height) => {
    // Letters as high as a twentieth of the screen, in strokes and gaps of a fifth of that.
    const stroke = Math.round(height / 100);
    const values = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        values[y * width + x] = Math.floor(x / stroke) % 2 === 0 ? 255 : 0;
      }
    }
    const outline = consoleOutline({ width, height, values }, { width, height });
    expect(outline.width).toBeLessThanOrEqual(96);
    const inner = [...outline.values].filter(
      (_, index) => index % outline.width < outline.width - 1,
    );
    // A stroke that can be told from its gap would differ by much of 255.
    expect(Math.max(...inner) - Math.min(...inner)).toBeLessThan(150);
  });
});
