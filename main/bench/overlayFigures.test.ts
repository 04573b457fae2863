import { describe, expect, it } from 'vitest';
import { aMeasurement, aPhase } from './fixtures/measurements';
import { overlayFigures } from './overlayFigures';

const aged = (ageMs: number) => ({ frames: ageMs / 40, ageMs, validForMs: 500 });

describe('overlayFigures', () => {
  it.each([
    [10, 2],
    [40, 2],
    [41, 3],
    [100, 4],
  ])('allows for an inference of %i ms evidence of %i frames at 25 fps', (inferenceMs, bound) => {
    const aiOn = [aPhase({ inferenceMs: [inferenceMs] })];
    expect(overlayFigures(aMeasurement({ aiOn })).overlayAgeBoundFrames).toBe(bound);
  });

  it('takes the age of what stood above the frames that were drawn', () => {
    const evidenceAges = [...Array.from({ length: 18 }, () => aged(40)), aged(80), aged(120)];
    const figures = overlayFigures(aMeasurement({ aiOn: [aPhase({ evidenceAges })] }));
    expect(figures).toMatchObject({
      ...{ overlayAgeFramesP50: 1, overlayAgeFramesP95: 2, drawnOnFrames: 20, staleDrawn: 0 },
    });
  });

  it('counts what is drawn after 200 ms as stale, at every size and after the kill too', () => {
    const stale = aPhase({ evidenceAges: [aged(200), aged(201)] });
    const kill = { ...aMeasurement().kill, live: stale };
    const everywhere = { aiOn: [aPhase(), stale], whole720: [stale], whole1080: [stale], kill };
    expect(overlayFigures(aMeasurement(everywhere)).staleDrawn).toBe(4);
  });

  it('lets evidence of a slow model stand for two of its intervals', () => {
    const evidenceAges = [aged(380), aged(420)];
    const aiOn = [aPhase({ predictionIntervalsMs: [150, 200], evidenceAges })];
    expect(overlayFigures(aMeasurement({ aiOn })).staleDrawn).toBe(1);
  });

  it('counts what is drawn past its promise', () => {
    const evidenceAges = [{ frames: 4, ageMs: 160, validForMs: 150 }];
    expect(overlayFigures(aMeasurement({ aiOn: [aPhase({ evidenceAges })] })).staleDrawn).toBe(1);
  });

  it('believes the page’s own count where that is larger', () => {
    expect(overlayFigures(aMeasurement({ probeStaleDrawn: 3 })).staleDrawn).toBe(3);
  });

  it('gives the delay from capture to overlay', () => {
    const aiOn = [aPhase({ annotationDelaysMs: [30, 50, 90] })];
    expect(overlayFigures(aMeasurement({ aiOn }))).toMatchObject({
      annotationDelayMsP50: 50,
      annotationDelayMsP95: 90,
    });
  });
});
