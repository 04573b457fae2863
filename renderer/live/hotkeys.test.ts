import { describe, expect, it } from 'vitest';
import { isApplicationKey } from '../../common/applicationKeys';
import { actionOfKey, type KeyPress, opacityStep } from './hotkeys';

function press(key: string, change: Partial<KeyPress> = {}): string | null {
  const action = actionOfKey({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...change,
  });
  if (action === null) return null;
  if (action.kind === 'setMode') return `mode ${action.mode}`;
  if (action.kind === 'changeOpacity') return action.by === opacityStep ? 'more' : 'less';
  if (action.kind === 'runAction') return `run ${action.name}`;
  return action.kind;
}

describe('actionOfKey', () => {
  it('chooses the overlay by digit, on every layout and on the number pad', () => {
    expect(press('1', { code: 'Digit1' })).toBe('mode all');
    expect(press('&', { code: 'Digit1' })).toBe('mode all');
    expect(press('2', { code: 'Numpad2' })).toBe('mode heatmap');
    expect(press('3', { code: 'Digit3' })).toBe('mode box');
    expect(press('0', { code: 'Digit0' })).toBe('mode off');
    expect(press('7', { code: 'Digit7' })).toBeNull();
  });

  it('tells O from Ctrl+O', () => {
    expect(press('o', { code: 'KeyO' })).toBe('run overlay');
    expect(press('O', { code: 'KeyO' })).toBe('run overlay');
    expect(press('o', { code: 'KeyO', ctrlKey: true })).toBe('openDialog');
    expect(press('o', { code: 'KeyO', metaKey: true })).toBe('openDialog');
    expect(press('o', { code: 'KeyO', altKey: true })).toBeNull();
  });

  it('takes snapshots, marks and asks for the attention map', () => {
    const actions = [press('s'), press('m'), press('E')];
    expect(press('n')).toBe('beginAnew');
    expect(actions).toEqual(['run snapshot', 'run mark', 'run attention']);
  });

  it('logs the running case by one key each', () => {
    const keys = ['g', 'l', 'b', 'A', 'p', 't', 'c', 'f', 'h', 'z'];
    expect(keys.map((key) => press(key))).toEqual([
      ...['run caseNext', 'run caseFinish', 'run approach', 'run attempt', 'run ductEntry'],
      ...['run technique', 'run cannulated', 'run failed', 'run operatorChange', 'run undoEvent'],
    ]);
    for (const key of keys) expect(isApplicationKey(key.toUpperCase())).toBe(true);
  });

  it('opens more of the case, and words for its newest event', () => {
    expect([press('k'), press('w')]).toEqual(['caseMore', 'caseText']);
    expect([isApplicationKey('K'), isApplicationKey('W')]).toEqual([true, true]);
  });

  it('changes the opacity, with AltGr too', () => {
    expect([press('['), press(']'), press('-'), press('+')]).toEqual([
      'less',
      'more',
      'less',
      'more',
    ]);
    expect(press(']', { ctrlKey: true, altKey: true })).toBe('more');
    expect(press('-', { ctrlKey: true })).toBeNull();
  });

  it('knows the function keys', () => {
    expect([press('F1'), press('F2'), press('F3'), press('F11')]).toEqual([
      'toggleHelp',
      'togglePage',
      'toggleCases',
      'toggleFullScreen',
    ]);
  });

  it('goes back to the live view by Escape', () => {
    expect(press('Escape')).toBe('goBack');
  });

  it('leaves all other keys alone', () => {
    for (const key of ['Tab', 'Enter', ' ', 'ArrowLeft', 'F9', 'constructor']) {
      expect(press(key)).toBeNull();
    }
    expect(press('c', { ctrlKey: true })).toBeNull();
  });
});
