import { expect, it } from 'vitest';
import { csvText } from './csvText';

it('writes a head and rows, and quotes what would break them', () => {
  const rows = [
    ['plain', 0.5, true],
    ['a, "b"', null, false],
  ];
  expect(csvText(['name', 'value', 'is, it'], rows)).toBe(
    'name,value,"is, it"\nplain,0.5,true\n"a, ""b""",,false\n',
  );
});
