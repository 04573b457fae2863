import { expect, it } from 'vitest';
import { UsageError } from './cliErrors';
import { parseFieldOfView } from './fieldOfViewOption';

it('knows the words, presets and rectangles', () => {
  expect(parseFieldOfView('auto')).toBe('auto');
  expect(parseFieldOfView('none')).toBe('none');
  expect(parseFieldOfView('lucera-260-hd')).toBe('lucera-260-hd');
  expect(parseFieldOfView('320,40,640,480')).toEqual({ x: 320, y: 40, width: 640, height: 480 });
});

it.each(['', 'all', '1,2,3', '1,2,3,4,5', '-1,2,3,4', '1.5,2,3,4', '0,0,0,10', '0,0,10,0'])(
  'refuses %j',
  (text) => {
    expect(() => parseFieldOfView(text)).toThrow(UsageError);
  },
);
