import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unzip } from './unzip.mjs';
import { makeZip } from './zipFixture.mjs';

function archiveWith(files) {
  const folder = mkdtempSync(join(tmpdir(), 'ampulla-unzip-'));
  const archive = join(folder, 'a.zip');
  writeFileSync(archive, makeZip(files));
  return { archive, target: join(folder, 'out') };
}

describe('unzip', () => {
  it('unpacks deflated and stored files, folders and permissions', async () => {
    const { archive, target } = archiveWith([
      { name: 'bin/', mode: 0o40755, stored: true },
      { name: 'bin/run', content: 'x'.repeat(5000), mode: 0o100755 },
      { name: 'plain.txt', content: 'as it is', stored: true },
      { name: 'empty', content: '', stored: true },
    ]);
    await unzip(archive, target);
    expect(readFileSync(join(target, 'bin/run'), 'utf8')).toBe('x'.repeat(5000));
    expect(statSync(join(target, 'bin/run')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(target, 'plain.txt'), 'utf8')).toBe('as it is');
    expect(statSync(join(target, 'empty')).size).toBe(0);
  });

  it('keeps links that stay inside', async () => {
    const link = { name: 'Current', content: 'A', mode: 0o120777, stored: true };
    const { archive, target } = archiveWith([{ name: 'A', content: 'a' }, link]);
    await unzip(archive, target);
    expect(lstatSync(join(target, 'Current')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(target, 'Current'))).toBe('A');
  });

  it('renames, leaves out and reports progress', async () => {
    const { archive, target } = archiveWith([
      { name: 'top/a', content: '1234' },
      { name: 'top/no', content: '123456' },
    ]);
    const seen = [];
    await unzip(archive, target, {
      rename: (name) => (name === 'top/no' ? undefined : name.slice(4)),
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(readFileSync(join(target, 'a'), 'utf8')).toBe('1234');
    expect(seen).toEqual([[4, 4]]);
  });

  it.each([
    ['a file', { name: '../out2', content: 'x' }],
    ['a link', { name: 'l', content: '../../etc', mode: 0o120777, stored: true }],
  ])('refuses %s that leaves the folder', async (_what, file) => {
    const { archive, target } = archiveWith([file]);
    await expect(unzip(archive, target)).rejects.toThrow(/leaves its folder/);
  });

  it('refuses damaged content', async () => {
    const { archive, target } = archiveWith([{ name: 'a', content: 'abc', wrongChecksum: true }]);
    await expect(unzip(archive, target)).rejects.toThrow('damaged in the archive: a');
  });

  it('refuses what is no archive', async () => {
    const { archive, target } = archiveWith([]);
    writeFileSync(archive, 'an error page of a proxy, long enough to hold an end record');
    await expect(unzip(archive, target)).rejects.toThrow('not a zip archive');
  });
});
