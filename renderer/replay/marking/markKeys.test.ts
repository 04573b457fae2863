import { describe, expect, it } from 'vitest';
import { markAfterKey } from './markKeys';

const picture = { width: 200, height: 100 };
const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
const mark = { kind: 'box', box: { x: 50, y: 40, width: 20, height: 10 } } as const;

describe('a key on a mark', () => {
  it.each([
    ['ArrowLeft', plain, { x: 49, y: 40, width: 20, height: 10 }],
    ['ArrowDown', { ...plain, shiftKey: true }, { x: 50, y: 50, width: 20, height: 10 }],
    ['ArrowRight', { ...plain, ctrlKey: true }, { x: 50, y: 40, width: 21, height: 10 }],
    ['ArrowUp', { ...plain, altKey: true, shiftKey: true }, { x: 50, y: 40, width: 20, height: 4 }],
  ])('%s with %o', (key, modifiers, box) => {
    expect(markAfterKey({ key, ...modifiers }, mark, picture)).toEqual({ kind: 'box', box });
  });

  it('brings a mark where there is none', () => {
    expect(markAfterKey({ key: 'ArrowUp', ...plain }, null, picture)?.kind).toBe('box');
    expect(markAfterKey({ key: 'P', ...plain }, null, picture)?.kind).toBe('point');
    expect(markAfterKey({ key: 'p', ...plain }, null, picture, true)).toBeUndefined();
  });

  it('that is another key changes nothing', () => {
    expect(markAfterKey({ key: 'Enter', ...plain }, mark, picture)).toBeUndefined();
    expect(markAfterKey({ key: 'b', ...plain, ctrlKey: true }, mark, picture)).toBeUndefined();
    expect(markAfterKey({ key: 'ArrowUp', ...plain, metaKey: true }, mark, picture)).toBe(
      undefined,
    );
  });
});
