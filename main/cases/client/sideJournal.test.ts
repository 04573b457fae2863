import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestCase } from '../testKit/testEvents';
import { SideJournal } from './sideJournal';

const key = Buffer.alloc(32, 7);
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-journal-'));
  path = join(folder, 'cases.journal');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('SideJournal', () => {
  it('keeps events in their order, unreadable without the key', async () => {
    const journal = new SideJournal(path, key);
    const one = new TestCase();
    const given = [one.started('ERCP-1'), ...one.attempts(3)];
    await Promise.all(given.map((event) => journal.append([event])));
    expect(await new SideJournal(path, key).read()).toEqual({ events: given, unreadable: 0 });
    expect(await readFile(path, 'utf8')).not.toContain('ERCP-1');
    const stranger = new SideJournal(path, Buffer.alloc(32, 8));
    expect(await stranger.read()).toEqual({ events: [], unreadable: 4 });
    await journal.dispose();
  });

  it('drops a last line that was cut off and goes on behind the one before', async () => {
    const journal = new SideJournal(path, key);
    const one = new TestCase();
    const [first, second, third] = [one.started('ERCP-1'), ...one.attempts(2)] as const;
    await journal.append([first]);
    await journal.append(one.attempts(1));
    await journal.dispose();
    await truncate(path, (await readFile(path)).length - 5);
    const next = new SideJournal(path, key);
    expect(await next.read()).toEqual({ events: [first], unreadable: 0 });
    if (second !== undefined && third !== undefined) await next.append([second, third]);
    expect((await next.read()).events).toEqual([first, second, third]);
    await next.dispose();
  });

  it('counts whole lines that cannot be read, and reads the others', async () => {
    const journal = new SideJournal(path, key);
    const one = new TestCase();
    const first = one.started('ERCP-1');
    await journal.append([first]);
    await appendFile(path, 'bm90IHNlYWxlZA==\n\u0000\u0001garbage\n');
    await journal.dispose();
    const next = new SideJournal(path, key);
    expect(await next.read()).toEqual({ events: [first], unreadable: 2 });
  });

  it('forgets what is not to be kept', async () => {
    const journal = new SideJournal(path, key);
    const [one, two] = [new TestCase(), new TestCase()];
    const [gone, kept, later] = [one.started('gone'), two.started('kept'), two.attempts(1)];
    await journal.append([gone, kept]);
    await journal.keepOnly(({ caseId }) => caseId !== one.caseId);
    await journal.append(later);
    expect((await journal.read()).events).toEqual([kept, ...later]);
    await journal.dispose();
  });

  it('rejects where a file stands in the place of its folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const journal = new SideJournal(join(folder, 'file', 'cases.journal'), key);
    await expect(journal.append([new TestCase().started('x')])).rejects.toThrow();
  });
});
