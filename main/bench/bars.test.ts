import { describe, expect, it } from 'vitest';
import { type BarKey, judge, missedBars } from './bars';
import { type Figures, figuresOf } from './figures';
import { aMeasurement, aRecordedMeasurement } from './fixtures/measurements';

const good = figuresOf(aRecordedMeasurement());

function missed(figures: Figures): string[] {
  return missedBars(judge(figures)).map(({ key }) => key);
}

/** Just good enough, and just not. */
const edges: readonly [BarKey, number, number][] = [
  ['predictionsPerBare', 0.95, 0.949],
  ['intervalP95OnOverOff', 1.1, 1.101],
  ['intervalP95NegativeControl', 1.301, 1.3],
  ['displayedOverCaptured720', 0.99, 0.989],
  ['displayedOverCaptured1080', 0.95, 0.949],
  ['overlayAgeFramesP95', 2, 3],
  ['staleDrawn', 0, 1],
  ['captureLagFrames', 0, 1],
  ['memorySlopeMiBPerMinute', 1, 1.001],
  ['killFramesLost', 0, 1],
  ['killOverlayGoneMs', 500, 501],
  ['killPredictionBackMs', 5000, 5001],
  ['drawFailures', 0, 1],
  ['recordingFramesLost', 0, 1],
  ['predictionLogMbIn30Minutes', 15, 15.001],
];

describe('judge', () => {
  it('is content with a good run', () => {
    expect(missed(good)).toEqual([]);
  });

  it('has an edge in this test for every bar', () => {
    expect(judge(good).map(({ key }) => key)).toEqual(edges.map(([key]) => key));
  });

  it('lays no bar on a recording where none was made', () => {
    const keys = judge(figuresOf(aMeasurement())).map(({ key }) => key);
    expect(keys).not.toContain('recordingFramesLost');
    expect(keys).not.toContain('predictionLogMbIn30Minutes');
  });

  it.each(edges)('%s: %d meets the bar and %d misses it alone', (key, enough, short) => {
    expect(missed({ ...good, [key]: enough })).toEqual([]);
    expect(missed({ ...good, [key]: short })).toEqual([key]);
    expect(missed({ ...good, [key]: Number.NaN })).toEqual([key]);
  });

  it('misses a bar whose figure could not be measured', () => {
    expect(missed({ ...good, killPredictionBackMs: null })).toEqual(['killPredictionBackMs']);
    expect(missed({ ...good, overlayAgeBoundFrames: null })).toEqual(['overlayAgeFramesP95']);
  });

  it('does not judge memory that was watched for a short time', () => {
    const short = { ...good, memoryMinutes: 1, memorySlopeMiBPerMinute: 40 };
    expect(missed(short)).toEqual([]);
    const verdict = judge(short).find(({ key }) => key === 'memorySlopeMiBPerMinute');
    expect(verdict).toMatchObject({ value: 40, met: null });
  });
});
