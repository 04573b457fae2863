import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyNewerAside, damagedFilesKept, moveDamagedAside } from './keepAside';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ampulla-aside-'));
  path = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('moveDamagedAside', () => {
  it('names the file by the time', () => {
    writeFileSync(path, 'x');
    const name = moveDamagedAside(path, new Date('2026-01-31T08:15:00.123Z'));
    expect(name).toBe('settings.damaged-20260131T081500123Z.json');
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('keeps only the newest files', () => {
    for (let second = 0; second < damagedFilesKept + 3; second += 1) {
      writeFileSync(path, String(second));
      moveDamagedAside(path, new Date(Date.UTC(2026, 0, 1, 0, 0, second)));
    }
    const kept = readdirSync(folder).sort();
    expect(kept).toHaveLength(damagedFilesKept);
    expect(readFileSync(join(folder, kept[0] ?? ''), 'utf8')).toBe('3');
  });

  it('says when there is nothing to move', () => {
    expect(() => moveDamagedAside(path, new Date())).toThrow(/ENOENT/);
  });
});

describe('copyNewerAside', () => {
  it('leaves the file and holds one copy for each version', () => {
    writeFileSync(path, 'first');
    copyNewerAside(path, 7);
    writeFileSync(path, 'second');
    expect(copyNewerAside(path, 7)).toBe('settings.version-7.json');
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.version-7.json']);
    expect(readFileSync(join(folder, 'settings.version-7.json'), 'utf8')).toBe('second');
  });
});
