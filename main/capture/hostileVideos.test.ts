import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CaptureError } from './captureErrors';
import { runningFfmpegProcessIds } from './ffmpegProcess';
import { ClipFolder, type Delivered, fileRequest, startSource } from './testKit';

const clips = new ClipFolder();
afterAll(() => clips.dispose());

/** A damaged file of a few kilobytes is opened or refused in far less, even on a busy machine. */
const limitMs = 20_000;
/** An intact clip of this size takes about 60 MiB. */
const limitMiB = 400;

const moving = ['-f', 'lavfi', '-i', 'testsrc2=s=128x96:d=0.6:r=10'];
const seeds = [
  clips.make('h264.mp4', ...moving, '-c:v', 'libx264', '-g', '3'),
  clips.make('h264.mkv', ...moving, '-c:v', 'libx264', '-g', '3'),
  clips.make('mpeg2.ts', ...moving, '-c:v', 'mpeg2video'),
  clips.make('mjpeg.avi', ...moving, '-c:v', 'mjpeg'),
];

/** A file with some bytes changed, and perhaps a piece cut out or doubled. */
const damaged = fc.record({
  seed: fc.constantFrom(...seeds),
  flips: fc.array(fc.record({ at: fc.nat(), value: fc.nat(255) }), { minLength: 1, maxLength: 60 }),
  inHeader: fc.boolean(),
  cut: fc.option(fc.record({ from: fc.nat(), length: fc.nat(4000), twice: fc.boolean() })),
});
type Damage = typeof damaged extends fc.Arbitrary<infer Value> ? Value : never;

describe('damaged and lying video files', () => {
  it.each(
    fc.sample(damaged, { numRuns: 32, seed: 4711 }).map((damage, index) => ({ damage, index })),
  )('end within limits of time and memory: $index', async ({ damage, index }) => {
    const path = join(clips.path, `fuzzed-${index}${damage.seed.slice(-4)}`);
    writeFileSync(path, damagedBytes(damage));
    await openWithinLimits(path);
  });

  it('are refused when their pictures are larger than any endoscope gives', async () => {
    const path = clips.make(
      'huge.png',
      '-f',
      'lavfi',
      '-i',
      'color=s=12000x6000',
      '-frames:v',
      '1',
    );
    const { errors, display } = await openWithinLimits(path);
    expect(display).toEqual([]);
    expect(errors[0]?.message).toMatch(/“huge\.png” holds no picture that can be decoded/);
  });

  it('cannot make ffmpeg open other files or connections', async () => {
    const secret = clips.make('secret.mp4', ...moving);
    for (const [name, text] of [
      ['list.m3u8', `#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/secret.ts\n#EXT-X-ENDLIST\n`],
      ['list.ffconcat', `ffconcat version 1.0\nfile '${secret}'\n`],
      ['list.sdp', 'v=0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\nc=IN IP4 127.0.0.1\n'],
    ] as const) {
      const path = join(clips.path, name);
      writeFileSync(path, text);
      const { errors, display } = await openWithinLimits(path);
      expect(display, name).toEqual([]);
      expect(errors, name).toHaveLength(1);
    }
  });
});

/** Opens a file as the application does; whatever it is, it ends in time, in memory and in words. */
async function openWithinLimits(path: string): Promise<Delivered & { errors: CaptureError[] }> {
  const { source, delivered, over } = startSource(fileRequest(path), { fieldOfView: 'auto' });
  let peakMiB = 0;
  const watch = setInterval(() => (peakMiB = Math.max(peakMiB, childrensPeakMiB())), 10);
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), limitMs));
  const outcome = await Promise.race([over, late]);
  clearInterval(watch);
  await source.dispose();
  expect(outcome).not.toBe('late');
  expect(peakMiB).toBeLessThan(limitMiB);
  expect(delivered.errors.length + delivered.endCount).toBe(1);
  for (const error of delivered.errors) expect(error.whatToDo).not.toBe('');
  expect(runningFfmpegProcessIds()).toEqual([]);
  return delivered;
}

/** Peak memory of the largest child of this process, by Linux's own account; 0 elsewhere. */
function childrensPeakMiB(): number {
  if (process.platform !== 'linux') return 0;
  const peaks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => statusOf(id))
    .filter((status) => new RegExp(`^PPid:\\t${process.pid}$`, 'm').test(status))
    .map((status) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024);
  return Math.max(0, ...peaks);
}

function statusOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    return '';
  }
}

function damagedBytes({ seed, flips, inHeader, cut }: Damage): Uint8Array {
  const bytes = readFileSync(seed);
  const reach = inHeader ? Math.min(bytes.length, 600) : bytes.length;
  for (const { at, value } of flips) bytes[at % reach] = value;
  if (cut === null) return bytes;
  const from = cut.from % bytes.length;
  const piece = bytes.subarray(from, from + cut.length);
  const before = bytes.subarray(0, from);
  return Buffer.concat([
    before,
    ...(cut.twice ? [piece, piece] : []),
    bytes.subarray(from + cut.length),
  ]);
}
