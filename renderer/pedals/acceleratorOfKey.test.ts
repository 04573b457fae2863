import { describe, expect, it } from 'vitest';
import { isApplicationKey, isTypingKey, pedalKeyNames } from '../../common/applicationKeys';
import { actionOfKey } from '../live/hotkeys';
import { acceleratorOfKey, type PressedKey } from './acceleratorOfKey';

const pressed = (key: string, change: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('acceleratorOfKey', () => {
  it.each([
    [pressed('F9'), 'F9'],
    [pressed('F24'), 'F24'],
    [pressed('b'), 'B'],
    [pressed('B', { shiftKey: true }), 'Shift+B'],
    [pressed('b', { ctrlKey: true, altKey: true }), 'Ctrl+Alt+B'],
    [pressed('PageDown'), 'PageDown'],
    [pressed(' '), 'Space'],
    [pressed('+'), 'Plus'],
    [pressed('.'), '.'],
    [pressed('7', { code: 'Numpad7' }), 'num7'],
    [pressed('7', { code: 'Digit7' }), '7'],
    [pressed('MediaTrackNext'), 'MediaNextTrack'],
    [pressed('ArrowUp'), 'Up'],
  ])('%o is %s', (key, accelerator) => {
    expect(acceleratorOfKey(key)).toBe(accelerator);
  });

  it.each(['Shift', 'Control', 'AltGraph', 'Dead', 'Unidentified', 'Process', 'ä', '한', 'Pause'])(
    '%s is no key to take',
    (key) => {
      expect(acceleratorOfKey(pressed(key))).toBeNull();
    },
  );
});

describe('the keys of the application', () => {
  const characters = 'abcdefghijklmnopqrstuvwxyz0123456789[]-+.,;/'.split('');
  const named = [...Array.from({ length: 12 }, (_, index) => `F${index + 1}`), 'Escape', 'Enter'];
  const codeOf = (key: string): string => (/\d/.test(key) ? `Digit${key}` : '');
  const candidates = [...characters, ...named].flatMap((key) => [
    pressed(key, { code: codeOf(key) }),
    pressed(key, { code: codeOf(key), ctrlKey: true }),
  ]);

  it('are all kept from pedals', () => {
    const used = candidates.filter((key) => actionOfKey(key) !== null);
    expect(used.length).toBeGreaterThan(15);
    for (const key of used)
      expect(isApplicationKey(acceleratorOfKey(key) ?? ''), key.key).toBe(true);
  });

  it('are not among those that can be chosen by name', () => {
    expect(pedalKeyNames).toContain('F9');
    for (const name of ['F1', 'F2', 'F11']) expect(pedalKeyNames).not.toContain(name);
  });

  it('are not confused with keys that people type with', () => {
    expect(['B', 'Shift+B', '.', 'num7', 'Delete'].every(isTypingKey)).toBe(true);
    expect(['F9', 'Ctrl+B', 'PageUp', 'MediaStop'].some(isTypingKey)).toBe(false);
  });
});
