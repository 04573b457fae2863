import { chmodSync, copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CaptureOptions } from './captureContract';
import {
  CaptureError,
  FfmpegMissingError,
  FieldOfViewError,
  NotAVideoError,
  SourceMissingError,
} from './captureErrors';
import { ClipFolder, fileRequest, startSource } from './testKit';

const clips = new ClipFolder();
afterAll(() => {
  clips.dispose();
});

const inFolder = (name: string) => join(clips.path, name);
function write(name: string, content: string | Uint8Array): string {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
}
const tone = ['-f', 'lavfi', '-i', 'sine=duration=0.2'];
const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=64x48:d=0.4'];

async function errorOf(path: string, options: Partial<CaptureOptions> = {}): Promise<CaptureError> {
  const { source, delivered, over } = startSource(fileRequest(path), options);
  await over;
  await source.dispose();
  expect(delivered.infos).toEqual([]);
  expect(delivered.errors).toHaveLength(1);
  const [error] = delivered.errors;
  if (!(error instanceof CaptureError)) throw new Error('No capture error was reported');
  return error;
}

describe('what is no video', () => {
  const folder = inFolder('folder.mp4');
  mkdirSync(folder);
  const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) % 251);
  const broken = clips.make('broken.mp4', ...picture);
  truncateSync(broken, 300);

  it.each([
    ['missing', inFolder('missing.mp4'), SourceMissingError, /“missing\.mp4” does not exist/],
    ['a folder', folder, NotAVideoError, /“folder\.mp4” is a folder/],
    ['empty', write('empty.mp4', ''), NotAVideoError, /“empty\.mp4” is empty/],
    ['noise', write('noise.mp4', noise), NotAVideoError, /“noise\.mp4” is not a video/],
    [
      'text',
      write('notes.txt', 'Notes\nof a day\n'),
      NotAVideoError,
      /“notes\.txt” is not a video/,
    ],
    ['cut off', broken, NotAVideoError, /“broken\.mp4” is not a video.*ffmpeg says: /],
    ['sound', clips.make('tone.mp4', ...tone), NotAVideoError, /“tone\.mp4” holds no video/],
    [
      'text named video',
      write('a.mkv', 'Hello there\n'),
      NotAVideoError,
      /“a\.mkv” is not a video/,
    ],
  ])('is refused by name: %s', async (_, path, kind, message) => {
    const error = await errorOf(path);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toMatch(message);
    expect(error.whatStillWorks).not.toBe('');
    expect(error.whatToDo).not.toBe('');
    expect(error.message.length).toBeLessThan(400);
  });

  it('tells a missing ffmpeg from a bad file', async () => {
    const good = clips.make('good.mp4', ...picture);
    const error = await errorOf(good, { ffmpegPath: inFolder('no-ffmpeg') });
    expect(error).toBeInstanceOf(FfmpegMissingError);
    expect(error.message).toMatch(/ffmpeg was not found.*no-ffmpeg.*Install ffmpeg/);
    chmodSync(write('not-executable', '#!/bin/sh\n'), 0o644);
    const denied = await errorOf(good, { ffmpegPath: inFolder('not-executable') });
    expect(denied).toBeInstanceOf(FfmpegMissingError);
  });

  it('refuses a field of view outside the frame', async () => {
    const good = clips.make('small.mp4', ...picture);
    const error = await errorOf(good, { fieldOfView: { x: 20, y: 0, width: 60, height: 40 } });
    expect(error).toBeInstanceOf(FieldOfViewError);
    expect(error.message).toMatch(/20,0,60,40 does not fit into “small\.mp4”.*64 × 48/);
  });

  it('opens files whose names look like something else', async () => {
    const plain = clips.make('plain.mp4', ...picture);
    for (const name of ['-y.mp4', 'a: b, [c] %03d.mp4', "it's.mp4"]) {
      copyFileSync(plain, inFolder(name));
      const { delivered, over, source } = startSource(fileRequest(inFolder(name)));
      await over;
      await source.dispose();
      expect(delivered.errors, name).toEqual([]);
      expect(delivered.display, name).toHaveLength(10);
    }
  });
});
