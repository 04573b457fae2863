import { describe, expect, it } from 'vitest';
import type { FrameQuality } from '../../common/frameQuality';
import { Abstention } from './abstention';

type Verdict = FrameQuality['verdict'];

/** The reason after each verdict in a row. */
function reasons(verdicts: readonly Verdict[]): (string | null)[] {
  const abstention = new Abstention();
  return verdicts.map((verdict) => abstention.push(verdict));
}

function times(count: number, verdict: Verdict): Verdict[] {
  return Array.from({ length: count }, () => verdict);
}

describe('Abstention', () => {
  it('abstains from the fifth unusable picture in a row', () => {
    expect(reasons(times(5, 'dark'))).toEqual([null, null, null, null, 'picture is dark']);
  });

  it('never abstains when usable pictures come between', () => {
    const flicker = Array.from({ length: 8 }, () => [...times(4, 'blurred'), 'usable' as const]);
    expect(new Set(reasons(flicker.flat()))).toEqual(new Set([null]));
  });

  it('speaks again from the third usable picture in a row', () => {
    const recovering = [...times(5, 'blurred'), ...times(2, 'usable'), 'blurred' as const];
    const said = reasons([...recovering, ...times(3, 'usable')]);
    expect(said.slice(4, 10)).toEqual(times(6, 'usable').map(() => 'picture is blurred'));
    expect(said.at(-1)).toBeNull();
  });

  it('keeps its reason until another one is as steady', () => {
    const said = reasons([...times(5, 'dark'), ...times(5, 'outOfBody')]);
    expect(said.slice(4)).toEqual([
      ...times(5, 'dark').map(() => 'picture is dark'),
      'out of body',
    ]);
  });

  it('abstains though the faults take turns', () => {
    expect(reasons(['dark', 'blurred', 'dark', 'blurred', 'dark']).at(-1)).toBe('picture is dark');
  });

  it('forgets', () => {
    const abstention = new Abstention();
    for (const verdict of times(5, 'dark')) abstention.push(verdict);
    abstention.reset();
    expect(abstention.reason).toBeNull();
    expect(abstention.push('dark')).toBeNull();
  });
});
