import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultPackId } from '../../common/defaultPack';
import type { UserMessage } from '../../common/ipc';
import { tinyPackFolder } from '../inference/fixtures/packCopy';
import { MessageBoard } from './messageBoard';
import { PackChooser } from './packChooser';
import { PackControl } from './packControl';
import type { Settings } from './settingsFile';

let root: string;
let ran: string[];
let messages: UserMessage[];
let stored: Pick<Settings, 'packId'>;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ampulla-packs-'));
  ran = [];
  messages = [];
  stored = { packId: null };
  // The names put another pack first in the alphabet, so that order alone cannot choose.
  await install('a-first');
  await install(defaultPackId);
  return () => rm(root, { recursive: true, force: true });
});

const folderOf = (id: string): string => join(root, 'models', 'packs', id);

async function install(id: string): Promise<void> {
  await cp(tinyPackFolder, folderOf(id), { recursive: true });
  const file = join(folderOf(id), 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...manifest, id }));
}

async function damage(id: string): Promise<void> {
  await writeFile(join(folderOf(id), 'tiny.onnx'), 'no model');
}

/** A start of the application with what the settings hold. */
function control(): PackControl {
  return new PackControl({
    packs: new PackChooser(root, join(root, 'user')),
    settings: {
      get current() {
        return stored as Settings;
      },
      keep: (changes: Partial<Settings>) => {
        stored = { ...stored, ...changes };
      },
    },
    messages: new MessageBoard((message) => messages.push(message)),
    run: ({ manifest }) => {
      ran.push(manifest.id);
      return Promise.resolve();
    },
  });
}

const keys = (): unknown[] => messages.map(({ severity, words }) => [severity, words?.key]);

describe('the pack of a start', () => {
  it('is the default one of several, without a word', async () => {
    await control().start(null);
    expect({ ran, messages }).toEqual({ ran: [defaultPackId], messages: [] });
  });

  it('is the one that a person chose, from one start to the next', async () => {
    await control().select('a-first');
    await control().start(null);
    expect({ ran, messages }).toEqual({ ran: ['a-first', 'a-first'], messages: [] });
  });

  it('is the default one where the chosen one is gone, which is said; the choice is kept', async () => {
    stored = { packId: 'a-first' };
    await rm(folderOf('a-first'), { recursive: true });
    await control().start(null);
    expect(ran).toEqual([defaultPackId]);
    expect(keys()).toEqual([['warning', 'pack.chosenGone']]);
    expect(messages[0]?.whatHappened).toContain('a-first');
    expect(messages[0]?.whatStillWorks).toContain(defaultPackId);
    expect(stored.packId).toBe('a-first');
  });

  it('is the default one where the chosen one was damaged, which is said with the file', async () => {
    stored = { packId: 'a-first' };
    await damage('a-first');
    await control().start(null);
    expect(ran).toEqual([defaultPackId]);
    expect(keys()).toEqual([['warning', 'pack.chosenRefused']]);
    expect(messages[0]?.whatHappened).toContain('tiny.onnx');
  });

  it('is the first that verifies where the default one is not installed', async () => {
    await rm(folderOf(defaultPackId), { recursive: true });
    await control().start(null);
    expect({ ran, messages }).toEqual({ ran: ['a-first'], messages: [] });
  });

  it('is none where the default one is damaged: its fault is said', async () => {
    await damage(defaultPackId);
    await control().start(null);
    expect(ran).toEqual([]);
    expect(keys()).toEqual([['error', 'pack.refused']]);
  });

  it('is none where nothing is installed', async () => {
    await rm(join(root, 'models'), { recursive: true });
    await control().start(null);
    expect(ran).toEqual([]);
    expect(keys()).toEqual([['error', 'pack.none']]);
  });

  it('is the one of the command line or none, and that one is not remembered', async () => {
    await control().start('a-first');
    await control().start('absent');
    expect(ran).toEqual(['a-first']);
    expect(keys()).toEqual([['error', 'pack.unknown']]);
    expect(stored.packId).toBeNull();
  });
});

describe('a choice that cannot be loaded', () => {
  it('is said and not remembered, and the pack before runs on', async () => {
    const packs = control();
    await packs.start(null);
    await damage('a-first');
    await packs.select('a-first');
    expect(ran).toEqual([defaultPackId]);
    expect(keys()).toEqual([['error', 'pack.refused']]);
    expect(stored.packId).toBeNull();
  });
});
