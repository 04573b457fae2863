import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserMessage } from '../../common/ipc';
import { defaultOverlaySettings } from '../../common/overlaySettings';
import { settingsVersion } from './settings/migrations';
import { SettingsKeeper } from './settingsKeeper';

const oldFile = join(import.meta.dirname, 'settings', 'fixtures', 'settings-version-0.json');

let folder: string;
let path: string;
let messages: UserMessage[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ampulla-settings-'));
  path = join(folder, 'settings.json');
  messages = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-01-31T08:15:00.123Z');
const damagedName = 'settings.damaged-20260131T081500123Z.json';

function start(): SettingsKeeper {
  return new SettingsKeeper({ path, post: (message) => messages.push(message), now });
}

function stored(): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

describe('SettingsKeeper', () => {
  it('starts with defaults, without a word and without a file', async () => {
    const keeper = start();
    await keeper.dispose();
    expect(keeper.current.overlay).toEqual(defaultOverlaySettings);
    expect(messages).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('remembers changes from one start to the next', async () => {
    const keeper = start();
    for (const fillAlpha of [0.1, 0.2, 0.3]) keeper.keep({ overlay: { mode: 'box', fillAlpha } });
    keeper.keep({ packId: 'other' });
    await keeper.dispose();
    expect(start().current).toEqual(keeper.current);
    expect(start().current.overlay).toEqual({ mode: 'box', fillAlpha: 0.3 });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('takes everything over from a file without a version', async () => {
    copyFileSync(oldFile, path);
    const keeper = start();
    await keeper.dispose();
    expect(keeper.current.overlay).toEqual({ mode: 'box', fillAlpha: 0.7 });
    expect(keeper.current.packId).toBe('papilla-lite');
    expect(messages).toEqual([]);
    expect(stored()['version']).toBe(settingsVersion);
  });

  it.each([
    ['half a file', '{"overlay": {"mo'],
    ['an empty file', ''],
    ['another kind of JSON', '[1, 2]'],
    ['a version that is none', '{"version": "new"}'],
    ['far too much', ' '.repeat(1024 * 1024 + 1)],
  ])('keeps %s aside and says so once', async (_name, content) => {
    writeFileSync(path, content);
    const keeper = start();
    await keeper.dispose();
    expect(keeper.current.overlay).toEqual(defaultOverlaySettings);
    expect(readFileSync(join(folder, damagedName), 'utf8')).toBe(content);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.whatToDo).toContain(damagedName);
    start();
    expect(messages).toHaveLength(1);
  });

  it('puts only the damaged section back, names it and keeps the file', async () => {
    const content = JSON.stringify({ version: 1, overlay: { mode: 'loud' }, packId: 'other' });
    writeFileSync(path, content);
    const keeper = start();
    await keeper.dispose();
    expect(keeper.current.overlay).toEqual(defaultOverlaySettings);
    expect(keeper.current.packId).toBe('other');
    expect(messages.map(({ whatHappened }) => whatHappened)).toEqual([
      'Some stored settings cannot be used: overlay.',
    ]);
    expect(readFileSync(join(folder, damagedName), 'utf8')).toBe(content);
    expect(stored()['packId']).toBe('other');
  });

  it('keeps a copy of a newer version’s file and takes over what it knows', async () => {
    const content = JSON.stringify({ version: settingsVersion + 6, packId: 'other', future: {} });
    writeFileSync(path, content);
    const keeper = start();
    await keeper.dispose();
    expect(keeper.current.packId).toBe('other');
    const copy = `settings.version-${settingsVersion + 6}.json`;
    expect(readFileSync(join(folder, copy), 'utf8')).toBe(content);
    expect(messages[0]?.whatToDo).toContain(copy);
    expect(stored()['version']).toBe(settingsVersion);
  });

  it('says once that the disk refuses, holds the change, and writes when it can again', async () => {
    const keeper = start();
    // A folder in the way of the file: the one refusal that holds for every user.
    mkdirSync(`${path}.partial`);
    for (const packId of ['one', 'two', 'three']) {
      keeper.keep({ packId });
      await keeper.dispose();
    }
    expect(keeper.current.packId).toBe('three');
    expect(messages).toHaveLength(1);
    rmSync(`${path}.partial`, { recursive: true });
    keeper.keep({ packId: 'four' });
    await keeper.dispose();
    expect(stored()['packId']).toBe('four');
  });
});
