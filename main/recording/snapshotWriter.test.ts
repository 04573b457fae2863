import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userFailureOf } from '../../common/testKit/failureOf';
import { snapshotNotWritten } from './snapshotErrors';
import { snapshotNames } from './snapshotName';
import { writeSnapshot } from './snapshotWriter';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-snapshots-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const files = ['one.png', 'two.png', 'both.json'].map((name) => ({
  name,
  bytes: Buffer.from(name),
}));
const place = (mayMakeRoot = false) => ({ root, mayMakeRoot, folder: '2026-11-23' });

describe('writeSnapshot', () => {
  it('writes all files below the day, and no others', async () => {
    const paths = await writeSnapshot(place(), files);
    expect(readdirSync(join(root, '2026-11-23')).sort()).toEqual([
      'both.json',
      'one.png',
      'two.png',
    ]);
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(files.map(({ name }) => name));
  });

  it('writes several of a day at the same time', async () => {
    const second = files.map(({ name, bytes }) => ({ name: `2-${name}`, bytes }));
    await Promise.all([writeSnapshot(place(), files), writeSnapshot(place(), second)]);
    expect(readdirSync(join(root, '2026-11-23'))).toHaveLength(6);
  });

  it('makes its own folder, but none that a person chose', async () => {
    rmSync(root, { recursive: true });
    const failure = await userFailureOf(writeSnapshot(place(), files));
    expect(failure.whatHappened).toContain('is not there');
    expect(failure.whatHappened).toContain(root);
    await writeSnapshot(place(true), files);
    expect(readdirSync(join(root, '2026-11-23'))).toHaveLength(3);
  });

  it('leaves nothing of a snapshot that fills the disk, and everything that was there before', async () => {
    await writeSnapshot(place(), [{ name: 'earlier.json', bytes: Buffer.from('kept') }]);
    // Writing to this device fails as a full disk does.
    symlinkSync('/dev/full', join(root, '2026-11-23', 'two.png.partial'));
    const failure = await userFailureOf(writeSnapshot(place(), files));
    expect(failure.whatHappened).toContain('is full');
    expect(readdirSync(join(root, '2026-11-23'))).toEqual(['earlier.json']);
  });

  it('says so when a file is in the way', async () => {
    writeFileSync(join(root, '2026-11-23'), '');
    await userFailureOf(writeSnapshot(place(), files));
    rmSync(join(root, '2026-11-23'));
    mkdirSync(join(root, '2026-11-23', 'two.png'), { recursive: true });
    const failure = await userFailureOf(writeSnapshot(place(), files));
    expect(failure.whatToDo).toContain('Storage');
    expect(readdirSync(join(root, '2026-11-23'))).toEqual(['two.png']);
  });
});

describe('snapshotNotWritten', () => {
  it.each([
    ['ENOSPC', 'is full'],
    ['EROFS', 'nothing may be written'],
    ['EACCES', 'nothing may be written'],
    ['ENOENT', 'is not there'],
    ['EIO', 'input/output'],
  ])('has words for %s', (code, words) => {
    const error = Object.assign(new Error('input/output error'), { code });
    expect(snapshotNotWritten('/media/disk', error).whatHappened).toContain(words);
  });
});

describe('snapshotNames', () => {
  it('tells time and frame alone', () => {
    expect(snapshotNames(new Date(2026, 10, 3, 4, 5, 6, 78), 4711)).toEqual({
      folder: '2026-11-03',
      clean: '20261103-040506-078-f004711-clean.png',
      overlay: '20261103-040506-078-f004711-overlay.png',
      sidecar: '20261103-040506-078-f004711.json',
    });
  });
});
