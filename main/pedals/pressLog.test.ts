import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLimitBytes, filesKept, PressLog, type PressEntry } from './pressLog';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-presses-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry: PressEntry = {
  trigger: { source: 'pedal', switchName: 'key F9', kind: 'short' },
  action: 'overlay',
  frameId: 41,
  atMs: 1234.5678,
  wallTime: new Date(2026, 2, 9, 14, 30, 5, 250),
  outcome: { result: 'done', detail: 'off' },
};

function openLog(logFolder = join(folder, 'logs')) {
  const troubles: unknown[] = [];
  const log = new PressLog({ folder: logFolder, onTrouble: (error) => troubles.push(error) });
  return { log, troubles, logFolder };
}

async function linesIn(logFolder: string, name: string): Promise<unknown[]> {
  const text = await readFile(join(logFolder, name), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

describe('PressLog', () => {
  it('writes one line a press into the file of its day', async () => {
    const { log, logFolder } = openLog();
    log.add(entry);
    log.add({ ...entry, trigger: { source: 'key' }, action: 'mark', frameId: null });
    log.add({ ...entry, wallTime: new Date(2026, 2, 10, 0, 0, 1) });
    await log.flush();
    expect((await readdir(logFolder)).sort()).toEqual([
      'presses-2026-03-09.jsonl',
      'presses-2026-03-10.jsonl',
    ]);
    expect(await linesIn(logFolder, 'presses-2026-03-09.jsonl')).toEqual([
      {
        wallTime: entry.wallTime.toISOString(),
        atMs: 1234.6,
        source: 'pedal',
        switch: 'key F9',
        kind: 'short',
        action: 'overlay',
        frameId: 41,
        result: 'done',
        detail: 'off',
      },
      expect.objectContaining({ source: 'key', switch: null, kind: null, frameId: null }),
    ]);
  });

  it('appends to what is there', async () => {
    const first = openLog();
    first.log.add(entry);
    await first.log.flush();
    const second = openLog();
    second.log.add({ ...entry, frameId: 99 });
    await second.log.flush();
    const lines = await linesIn(second.logFolder, 'presses-2026-03-09.jsonl');
    expect(lines.map((line) => (line as PressEntry).frameId)).toEqual([41, 99]);
  });

  it('says once that the disk refuses, and again after it was well in between', async () => {
    const { log, troubles, logFolder } = openLog();
    await writeFile(logFolder, 'a file where the folder should be');
    log.add(entry);
    await log.flush();
    log.add(entry);
    await log.flush();
    expect(troubles).toHaveLength(1);
    await rm(logFolder);
    log.add(entry);
    await log.flush();
    expect(await linesIn(logFolder, 'presses-2026-03-09.jsonl')).toHaveLength(1);
  });

  it('does not grow a day’s file beyond its limit', async () => {
    const { log, troubles, logFolder } = openLog();
    log.add(entry);
    await log.flush();
    const path = join(logFolder, 'presses-2026-03-09.jsonl');
    await writeFile(path, 'x'.repeat(fileLimitBytes - 10));
    log.add(entry);
    await log.flush();
    expect((await readFile(path)).byteLength).toBe(fileLimitBytes - 10);
    expect(troubles).toHaveLength(1);
  });

  it('forgets the oldest days and nothing else', async () => {
    const { log, logFolder } = openLog();
    log.add(entry);
    await log.flush();
    const old = Array.from({ length: filesKept + 5 }, (_, day) => {
      const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
      return `presses-${date}.jsonl`;
    });
    for (const name of [...old, 'notes.txt']) await writeFile(join(logFolder, name), '');
    log.add({ ...entry, wallTime: new Date(2026, 2, 11) });
    await log.flush();
    const names = await readdir(logFolder);
    const kept = names.filter((name) => name.startsWith('presses-')).sort();
    expect(kept).toHaveLength(filesKept);
    expect(kept.at(-1)).toBe('presses-2026-03-11.jsonl');
    expect(kept).not.toContain(old[0]);
    expect(names).toContain('notes.txt');
  });

  it('gives up lines rather than memory while the disk hangs', async () => {
    const { log, logFolder } = openLog();
    for (let press = 0; press < 5000; press += 1) log.add({ ...entry, frameId: press });
    await log.flush();
    const lines = await linesIn(logFolder, 'presses-2026-03-09.jsonl');
    expect(lines.length).toBeGreaterThan(400);
    expect(lines.length).toBeLessThan(600);
    expect(lines[0]).toMatchObject({ frameId: 0 });
  });
});
