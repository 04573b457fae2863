import { describe, expect, it } from 'vitest';
import { videoEvaluation } from './fixtures/videoEvaluation';
import { framesCsv, tradeoffCsv } from './videoTables';

const lines = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

describe('tradeoffCsv', () => {
  it('has a line a rule, and marks the presets’ own', () => {
    const evaluation = videoEvaluation('a-pack');
    const [head, ...rows] = lines(tradeoffCsv([evaluation, videoEvaluation('b-pack')]));
    expect(rows).toHaveLength(2 * evaluation.tradeoff.length);
    expect(rows.every((row) => row.length === head?.length)).toBe(true);
    const own = rows.filter((row) => row[3] === 'true' && row[2] === 'peak');
    expect(own.map((row) => [row[0], row[1], row[4]])).toEqual([
      ['a-pack', 'quiet', '0.65'],
      ['a-pack', 'standard', '0.5'],
      ['b-pack', 'quiet', '0.65'],
      ['b-pack', 'standard', '0.5'],
    ]);
  });
});

describe('framesCsv', () => {
  it('has a line a frame and two flags a preset', () => {
    const evaluation = videoEvaluation('a-pack');
    const [head, ...rows] = lines(framesCsv([evaluation]));
    expect(head).toEqual([
      ...['pack', 'frameId', 'timeMs', 'inView', 'peak', 'usable'],
      ...['quietFound', 'quietShown', 'standardFound', 'standardShown'],
    ]);
    expect(rows).toHaveLength(evaluation.frames.length);
    // The papilla stands from frame 3 on; the third prediction in a row is the first that shows.
    expect(rows[3]).toEqual(['a-pack', '3', '120', '1', '0.6', '1', '0', '0', '1', '0']);
    expect(rows[5]).toEqual(['a-pack', '5', '200', '1', '0.6', '1', '0', '0', '1', '1']);
  });
});
