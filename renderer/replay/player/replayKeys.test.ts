import { describe, expect, it } from 'vitest';
import { type PressedKey, replayKeyOf } from './replayKeys';

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  ...{ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});

describe('replayKeyOf', () => {
  it.each([
    [press(' '), { kind: 'toggle' }],
    [press('J'), { kind: 'shuttle', direction: -1 }],
    [press('ArrowLeft'), { kind: 'step', frames: -1 }],
    [press('ArrowRight', { shiftKey: true }), { kind: 'hop', byMs: 1000 }],
    [press('à', { code: 'Digit0' }), { kind: 'overlay', mode: 'off' }],
    [press('x'), null],
    [press('o', { ctrlKey: true }), null],
  ])('reads %o', (key, meaning) => {
    expect(replayKeyOf(key)).toEqual(meaning);
  });
});
