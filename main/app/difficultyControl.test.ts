import { describe, expect, it } from 'vitest';
import {
  defaultDifficultySettings,
  type DifficultySettings,
  type DifficultySetup,
} from '../../common/difficultySettings';
import type { DifficultyPack } from '../inference/modelPacks';
import type { DifficultyChoice } from '../pipeline/difficulty/difficultyRunner';
import { aDifficultyPack } from '../pipeline/fixtures/difficultyPacks';
import { DifficultyControl } from './difficultyControl';
import type { Settings } from './settingsFile';

function aControl(
  load: (id: string | null) => DifficultyPack | null = () => aDifficultyPack(),
  initial: Partial<DifficultySettings> = {},
) {
  let difficulty: DifficultySettings = { ...defaultDifficultySettings, ...initial };
  const loaded: (string | null)[] = [];
  const ran: DifficultyChoice[] = [];
  const setups: DifficultySetup[] = [];
  const said: unknown[] = [];
  const recorded: string[] = [];
  const control = new DifficultyControl({
    packs: {
      loadDifficulty: (id) => {
        loaded.push(id);
        return Promise.resolve().then(() => load(id));
      },
    },
    settings: {
      get current() {
        return { difficulty } as Settings;
      },
      keep: (changes) => {
        difficulty = changes.difficulty ?? difficulty;
      },
    },
    messages: { postError: (error, severity) => void said.push([String(error), severity]) },
    run: (choice) => {
      ran.push(choice);
      return Promise.resolve();
    },
    publish: (setup) => void setups.push(setup),
    record: (source, detail) => void recorded.push(`${source} ${detail}`),
  });
  return { control, loaded, ran, setups, said, recorded };
}

describe('DifficultyControl', () => {
  it('runs the default pack and tells the page what it is', async () => {
    const { control, loaded, ran, setups } = aControl();
    await control.start();
    expect(loaded).toEqual([null]);
    expect(ran).toMatchObject([{ kind: 'pack', pack: { manifest: { id: 'a-difficulty' } } }]);
    expect(setups.at(-1)?.pack).toMatchObject({
      ...{ id: 'a-difficulty', classes: ['easy', 'difficult'] },
    });
  });

  it('is off without an error where no pack is installed', async () => {
    const { control, ran, setups, said } = aControl(() => null);
    await control.start();
    expect(ran).toEqual([{ kind: 'none', reason: 'noPack' }]);
    expect(setups.at(-1)?.pack).toBeNull();
    expect(said).toEqual([]);
  });

  it('says what is wrong with a chosen pack and goes on without', async () => {
    const { control, ran, said } = aControl(
      () => {
        throw new Error('is damaged');
      },
      { packId: 'chosen' },
    );
    await control.start();
    expect(ran).toMatchObject([{ kind: 'refused', fault: { message: 'is damaged' } }]);
    expect(said).toEqual([['Error: is damaged', 'warning']]);
  });

  it('loads anew for another pack or when it is switched, and for nothing else', async () => {
    const { control, loaded, ran, recorded } = aControl();
    const settings = defaultDifficultySettings;
    await control.set({ ...settings, packId: 'other' }, 'ui');
    expect(loaded).toEqual(['other']);
    await control.set({ ...settings, packId: 'other', enabled: false }, 'ui');
    expect(ran.at(-1)).toEqual({ kind: 'none', reason: 'switchedOff' });
    expect(recorded).toEqual([]);
    await control.set({ ...control.settings, showsAttention: true }, 'key');
    expect(ran).toHaveLength(2);
    expect(recorded).toEqual(['key on']);
  });

  it('toggles the map and says so', () => {
    const { control, setups } = aControl();
    expect(control.toggleAttention()).toBe('on');
    expect(setups.at(-1)?.settings.showsAttention).toBe(true);
    expect(control.toggleAttention()).toBe('off');
    expect(control.settings.showsAttention).toBe(false);
  });
});
