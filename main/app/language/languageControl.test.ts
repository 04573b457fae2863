import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserMessage } from '../../../common/ipc';
import { SettingsKeeper } from '../settingsKeeper';
import { LanguageControl } from './languageControl';

let root: string;
let folder: string;
let settings: SettingsKeeper;
let posted: UserMessage[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ampulla-languages-'));
  folder = join(root, 'languages');
  await mkdir(folder);
  posted = [];
  settings = keeper();
});
afterEach(() => rm(root, { recursive: true, force: true }));

function keeper(): SettingsKeeper {
  const path = join(root, 'settings.json');
  return new SettingsKeeper({
    path,
    post: (message) => posted.push(message),
    now: () => new Date(),
  });
}

function control(systemLanguages: readonly string[] = ['en-US']): LanguageControl {
  const messages = { post: (message: UserMessage) => void posted.push(message) };
  return new LanguageControl({ settings, messages, folder, systemLanguages });
}

function put(file: string, content: unknown): Promise<void> {
  return writeFile(join(folder, file), JSON.stringify(content));
}

const german = { live: { dialog: { openVideo: 'Video öffnen' } } };

describe('LanguageControl', () => {
  it('speaks the language of the computer, Korean or English', async () => {
    expect((await control(['ko-KR']).state()).current).toBe('ko');
    expect(control(['ko-KR']).words('dialog.openVideo')).toBe('동영상 열기');
    expect((await control(['fr-FR']).state()).current).toBe('en');
  });

  it('speaks what was chosen, also after the next start', async () => {
    const first = control();
    expect(await first.choose('ko')).toMatchObject({ choice: 'ko', current: 'ko', catalogs: null });
    expect(first.words('dialog.openVideo')).toBe('동영상 열기');
    await settings.dispose();
    settings = keeper();
    expect((await control().state()).current).toBe('ko');
    expect(posted).toEqual([]);
  });

  it('offers a language that came by file, with its words', async () => {
    await put('de.json', german);
    const languages = control();
    const state = await languages.choose('de');
    expect(state.offered.map(({ code }) => code)).toEqual(['en', 'ko', 'de']);
    expect(state).toMatchObject({ current: 'de', catalogs: german, refused: [] });
    expect(languages.words('dialog.openVideo')).toBe('Video öffnen');
    expect(languages.words('dialog.videos')).toBe('Videos');
  });

  it('refuses damaged files by name and takes the others', async () => {
    await put('de.json', german);
    await writeFile(join(folder, 'fr.json'), '{"live": ');
    await put('es.json', { live: { controls: 3 } });
    await put('ko.json', {});
    await writeFile(join(folder, 'it.json'), '{}');
    await truncate(join(folder, 'it.json'), 2 * 1024 * 1024);
    await mkdir(join(folder, 'pt.json'));
    await symlink(join(root, 'nowhere'), join(folder, 'pl.json'));
    await put('readme.txt', {});
    const { offered, refused } = await control().state();
    expect(offered.map(({ code }) => code)).toEqual(['en', 'ko', 'de']);
    expect(refused.map(({ file, fault }) => [file, fault.kind])).toEqual([
      ['es.json', 'notText'],
      ['fr.json', 'notJson'],
      ['it.json', 'tooLarge'],
      ['ko.json', 'builtIn'],
      ['pl.json', 'unreadable'],
      ['pt.json', 'unreadable'],
    ]);
  });

  it('goes on in another language when the chosen file is gone, and says so once', async () => {
    await put('de.json', german);
    const languages = control(['ko-KR']);
    await languages.choose('de');
    await rm(join(folder, 'de.json'));
    expect(await languages.state()).toMatchObject({ choice: 'de', current: 'ko', catalogs: null });
    await languages.state();
    expect(posted.map(({ whatHappened }) => whatHappened)).toEqual([
      'The language file de.json is missing or cannot be used.',
    ]);
    await put('de.json', german);
    expect((await languages.state()).current).toBe('de');
  });

  it('needs no folder', async () => {
    await rm(folder, { recursive: true });
    expect(await control().state()).toMatchObject({ current: 'en', refused: [] });
  });
});
