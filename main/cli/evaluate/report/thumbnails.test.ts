import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectFfmpeg } from '../../../capture/collectFfmpeg';
import { findFfmpeg } from '../../../capture/findFfmpeg';
import { thumbnailReader } from './thumbnails';

const ffmpegPath = findFfmpeg({ env: process.env });
const running = new AbortController().signal;
const read = thumbnailReader(ffmpegPath, running);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-thumbnails-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A PNG file, black but for a white left half. */
async function picture(name: string, width: number, height: number): Promise<string> {
  const data = Uint8Array.from({ length: width * height }, (_unused, index) =>
    index % width < width / 2 ? 255 : 0,
  );
  const path = join(folder, name);
  const text = { Author: 'Jane Doe' };
  await writeFile(path, encode({ width, height, data, channels: 1, text }));
  return path;
}

/** What a JPEG file shows, as grey values. */
async function shown(jpeg: Uint8Array | null) {
  const path = join(folder, 'read-back.jpg');
  await writeFile(path, jpeg ?? new Uint8Array());
  const options = ['-i', path, '-pix_fmt', 'gray', '-c:v', 'png', '-f', 'image2pipe', '-'];
  const command = ['-loglevel', 'error', ...options];
  const { bytes } = await collectFfmpeg(ffmpegPath, command, {
    signal: running,
    timeoutMs: 20_000,
  });
  return decode(bytes);
}

describe('thumbnailReader', () => {
  it('cuts out the part and makes it smaller', async () => {
    const path = await picture('wide.png', 800, 400);
    const part = { x: 401, y: 7, width: 399, height: 201 };
    const { width, height, data } = await shown(await read({ path, part, widthPx: 100 }));
    expect([width, height]).toEqual([100, 50]);
    expect(Math.max(...data)).toBeLessThan(40);
  });

  it('does not make a small picture larger', async () => {
    const path = await picture('small.png', 60, 40);
    const part = { x: 0, y: 0, width: 60, height: 40 };
    const { width, height } = await shown(await read({ path, part, widthPx: 320 }));
    expect([width, height]).toEqual([60, 40]);
  });

  it('takes any file name, and leaves out what else the file says', async () => {
    const path = await picture(`-i %03d 'a:b' *{x},?;"z" é.png`, 64, 64);
    const bytes = await read({ path, part: { x: 0, y: 0, width: 64, height: 64 }, widthPx: 320 });
    expect(bytes?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(Buffer.from(bytes ?? []).includes('Jane Doe')).toBe(false);
  });

  it('is null for a file that is missing or no picture', async () => {
    const part = { x: 0, y: 0, width: 10, height: 10 };
    expect(await read({ path: join(folder, 'none.png'), part, widthPx: 320 })).toBeNull();
    const text = join(folder, 'text.png');
    await writeFile(text, 'no picture');
    expect(await read({ path: text, part, widthPx: 320 })).toBeNull();
  });

  it('rejects when it is stopped', async () => {
    const path = await picture('stopped.png', 64, 64);
    const stopped = thumbnailReader(ffmpegPath, AbortSignal.abort(new Error('stopped')));
    const part = { x: 0, y: 0, width: 64, height: 64 };
    await expect(stopped({ path, part, widthPx: 320 })).rejects.toThrow('stopped');
  });
});
