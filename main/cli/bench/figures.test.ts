import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures';
import { aMeasurement, aPhase } from './fixtures/measurements';

const slow = { durationMs: 1000, inferenceMs: Array<number>(9).fill(100) };

describe('figuresOf', () => {
  it('compares predictions with the rate of the source where the model could do more', () => {
    const figures = figuresOf(aMeasurement({ aiOn: [aPhase(), aPhase({ inferenceMs: [10] })] }));
    expect(figures.predictionsPerSecond).toBe(13);
    expect(figures.barePerSecond).toBe(100);
    expect(figures.bareRoundTripsPerSecond).toBe(80);
    expect(figures.predictionsPerBare).toBe(13 / 25);
  });

  it('compares predictions with the model alone where that is slower than the source', () => {
    const aiOn = [aPhase({ inferenceMs: Array<number>(8).fill(110) })];
    const figures = figuresOf(aMeasurement({ aiOn, bare: [slow, slow] }));
    expect(figures.barePerSecond).toBe(10);
    expect(figures.predictionsPerBare).toBe(0.8);
  });

  it('compares intervals with the AI on, off and with the thread held', () => {
    const aiOn = [aPhase({ intervalsMs: [40, 60] })];
    const figures = figuresOf(aMeasurement({ aiOn }));
    expect(figures.intervalP95OnOverOff).toBe(1.5);
    expect(figures.intervalP95NegativeControl).toBe(2);
  });

  it('counts frames over all phases with the AI', () => {
    const aiOn = [aPhase(), aPhase({ deliveredFrames: 20 })];
    const figures = figuresOf(aMeasurement({ aiOn }));
    expect(figures).toMatchObject({ displayedFrames: 45, capturedFrames: 50 });
    expect(figures.displayedOverCaptured720).toBe(0.9);
  });

  it.each([
    [10, 2],
    [40, 2],
    [41, 3],
    [100, 4],
  ])('allows for an inference of %i ms evidence of %i frames at 25 fps', (inferenceMs, bound) => {
    const aiOn = [aPhase({ inferenceMs: [inferenceMs] })];
    expect(figuresOf(aMeasurement({ aiOn })).overlayAgeBoundFrames).toBe(bound);
  });

  it('takes the age of evidence that is drawn, not of what the overlay refuses', () => {
    const drawn = { frames: 2, ageMs: 80, validForMs: 200 };
    const refused = { frames: 6, ageMs: 240, validForMs: 200 };
    const figures = figuresOf(aMeasurement({ aiOn: [aPhase({ evidenceAges: [drawn, refused] })] }));
    expect(figures).toMatchObject({ overlayAgeFramesP95: 2, drawnOnFrames: 1, staleDrawn: 0 });
  });

  it('counts what is drawn after 200 ms as stale, in the phase of the kill too', () => {
    const stale = aPhase({ evidenceAges: [{ frames: 6, ageMs: 201, validForMs: 300 }] });
    const kill = { ...aMeasurement().kill, live: stale };
    expect(figuresOf(aMeasurement({ aiOn: [aPhase(), stale], kill })).staleDrawn).toBe(2);
  });

  it('lets evidence of a slow model stand for two of its intervals', () => {
    const ages = [380, 420].map((ageMs) => ({ frames: 10, ageMs, validForMs: 500 }));
    const aiOn = [aPhase({ inferenceMs: Array<number>(5).fill(200), evidenceAges: ages })];
    expect(figuresOf(aMeasurement({ aiOn })).staleDrawn).toBe(1);
  });

  it('counts the frames that are missing after a kill', () => {
    const kill = { ...aMeasurement().kill, live: aPhase({ deliveredFrames: 23 }) };
    expect(figuresOf(aMeasurement({ kill })).killFramesLost).toBe(2);
  });

  it('has no figure where nothing was measured', () => {
    const nothing = aPhase({ intervalsMs: [], inferenceMs: [], evidenceAges: [] });
    const figures = figuresOf(aMeasurement({ aiOn: [nothing], bare: [] }));
    expect(figures).toMatchObject({
      predictionsPerBare: null,
      intervalP95OnOverOff: null,
      overlayAgeFramesP95: null,
      overlayAgeBoundFrames: null,
    });
  });
});
