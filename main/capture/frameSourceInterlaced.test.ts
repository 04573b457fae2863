import { afterAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../common/frame';
import { ClipFolder, fileRequest, runSource } from './testKit';

const clips = new ClipFolder();
afterAll(() => {
  clips.dispose();
});

/** A bright bar that moves six pixels a field: woven fields show it as a comb. */
const bar = (rate: number) =>
  `color=black:s=320x240:r=${rate}:d=1.2,format=yuv420p,geq=lum='if(lt(mod(X-6*N+640,320),40),220,40)':cb=128:cr=128`;
const mpeg2 = ['-c:v', 'mpeg2video', '-q:v', '2', '-colorspace', 'bt709'];

/** Mean difference between a row and the mean of its neighbours: large where there are combs. */
function combing({ pixels, width, height }: Frame): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const around = ((pixels[at - width] ?? 0) + (pixels[at + width] ?? 0)) / 2;
      sum += Math.abs((pixels[at] ?? 0) - around);
    }
  }
  return sum / (width * (height - 2));
}

const meanCombing = (frames: readonly Frame[]) =>
  frames.slice(2, -2).reduce((sum, frame) => sum + combing(frame), 0) / (frames.length - 4);

describe('interlaced files', () => {
  it('are deinterlaced, frame by frame', async () => {
    const words = ['-f', 'lavfi', '-i', `${bar(50)},tinterlace=interleave_top,setfield=tff`];
    const clip = clips.make('fields.mpg', ...words, '-flags', '+ildct+ilme', '-top', '1', ...mpeg2);
    const { infos, display, model } = await runSource(fileRequest(clip));
    expect(infos[0]?.interlaced).toBe(true);
    expect([display.length, model.length]).toEqual([30, 30]);
    // Woven, the two edges of the bar give about 6 px * 180 * 2 edges / 320 px = 6.75.
    expect(meanCombing(display)).toBeLessThan(2);
  });

  it('are left as they are when progressive, even with sharp movement', async () => {
    const words = ['-f', 'lavfi', '-i', bar(25)];
    const clip = clips.make('progressive.mpg', ...words, ...mpeg2);
    const { infos, display } = await runSource(fileRequest(clip));
    expect(infos[0]?.interlaced).toBe(false);
    expect(display).toHaveLength(30);
    const pattern = ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:d=1', '-c:v', 'libx264'];
    const { infos: patternInfos } = await runSource(
      fileRequest(clips.make('pattern.mp4', ...pattern)),
    );
    expect(patternInfos[0]?.interlaced).toBe(false);
  });
});
