import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FfmpegMissingError } from './captureErrors';
import { findFfmpeg } from './findFfmpeg';

const folder = mkdtempSync(join(tmpdir(), 'ampulla-find-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function executable(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

describe('findFfmpeg', () => {
  const wanted = executable('wanted', 'my-ffmpeg');
  const packaged = executable('packaged', 'ffmpeg');
  const onPath = executable('path', 'ffmpeg');
  const PATH = join(folder, 'path');

  it('prefers what the user names, then the packaged copy, then the PATH', () => {
    const env = { AMPULLA_FFMPEG: wanted, PATH };
    expect(findFfmpeg({ packagedPath: packaged, env })).toBe(wanted);
    expect(findFfmpeg({ packagedPath: packaged, env: { PATH } })).toBe(packaged);
    expect(findFfmpeg({ packagedPath: join(folder, 'gone'), env: { PATH } })).toBe(onPath);
  });

  it('looks beside an asar archive, from which nothing can be started', () => {
    const unpacked = executable('app.asar.unpacked', 'ffmpeg');
    const packagedPath = join(folder, 'app.asar', 'ffmpeg');
    expect(findFfmpeg({ packagedPath, env: {} })).toBe(unpacked);
  });

  it('says what to do when there is none', () => {
    const search = () => findFfmpeg({ packagedPath: join(folder, 'gone'), env: { PATH: folder } });
    expect(search).toThrow(FfmpegMissingError);
    expect(search).toThrow(/ffmpeg was not found.*Install ffmpeg.*AMPULLA_FFMPEG/);
  });

  it('does not silently replace the one that was named', () => {
    const env = { AMPULLA_FFMPEG: join(folder, 'gone'), PATH };
    expect(() => findFfmpeg({ packagedPath: packaged, env })).toThrow(/AMPULLA_FFMPEG names/);
    expect(() => findFfmpeg({ env: { AMPULLA_FFMPEG: folder } })).toThrow(FfmpegMissingError);
  });
});
