import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PartialFile } from './partialFile';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-partial-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('PartialFile', () => {
  it('replaces the old file only at the end, and leaves nothing beside it', async () => {
    const path = join(folder, 'a.jsonl');
    await writeFile(path, 'old');
    const file = await PartialFile.create(path);
    await file.append('x'.repeat(70_000));
    await file.append('end');
    expect(await readFile(path, 'utf8')).toBe('old');
    await file.commit();
    expect(await readFile(path, 'utf8')).toBe(`${'x'.repeat(70_000)}end`);
    expect(await readdir(folder)).toEqual(['a.jsonl']);
  });

  it('keeps the old file when discarded', async () => {
    const path = join(folder, 'a.jsonl');
    await writeFile(path, 'old');
    const file = await PartialFile.create(path);
    await file.append('new');
    await file.discard();
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.jsonl']);
  });

  it('says that the folder is missing', async () => {
    const path = join(folder, 'absent', 'a.jsonl');
    await expect(PartialFile.create(path)).rejects.toThrow(
      `${path} cannot be written: there is no folder ${join(folder, 'absent')}.`,
    );
  });

  it('refuses a folder before any work is done', async () => {
    const path = join(folder, 'b');
    await mkdir(path);
    await expect(PartialFile.create(path)).rejects.toThrow(`${path} is a folder.`);
  });
});
