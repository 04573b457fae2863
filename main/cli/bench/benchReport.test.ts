import { describe, expect, it } from 'vitest';
import { judge } from '../../bench/bars';
import { figuresOf } from '../../bench/figures';
import { aMeasurement } from '../../bench/fixtures/measurements';
import type { Measurement } from '../../bench/measurement';
import { reportText } from './benchReport';

const surroundings = { version: '1.2.3', cores: 2, loadBefore: 0.5, loadAfter: 2.25 };

function report(measurement: Measurement): string {
  const figures = figuresOf(measurement);
  return reportText(measurement, figures, judge(figures), surroundings);
}

describe('reportText', () => {
  it('names machine, load, source and model, and a bar with what it was made of', () => {
    const text = report(aMeasurement());
    expect(text).toContain('2 cores, load average 0.500 before and 2.250 after.');
    expect(text).toContain('display frames 800 x 690; tiny-pack 1.0.0 on cpu, 1 thread(s).');
    expect(text).toMatch(
      /^met +predictions \/ possible +1 +>= 0\.950 +25 predictions\/s; alone 100/m,
    );
    expect(text).toMatch(/^met +AI killed: overlay gone +40 ms +<= 500$/m);
    expect(text).toMatch(/Every bar that was judged is met\.\n$/);
  });

  it('names what was missed, also what never came', () => {
    const kill = { ...aMeasurement().kill, predictionBackMs: null, overlayBackMs: null };
    const text = report(aMeasurement({ kill }));
    expect(text).toMatch(
      /^MISSED +AI killed: AI back +none +<= 5000 +overlay back after none ms$/m,
    );
    expect(text).toContain('Missed: AI killed: AI back.');
    expect(text).not.toContain('Every bar');
  });

  it('says that a short watch over the memory is not judged', () => {
    const memory = aMeasurement().memory.slice(0, 60);
    expect(report(aMeasurement({ memory }))).toMatch(/^short +memory growth +0 MiB\/min/m);
  });
});
