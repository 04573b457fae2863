import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures';
import { aMeasurement, aPhase } from './fixtures/measurements';

const slow = { durationMs: 1000, inferenceMs: Array<number>(9).fill(100) };

describe('figuresOf', () => {
  it('has every key that others read', () => {
    expect(Object.keys(figuresOf(aMeasurement()))).toEqual(
      expect.arrayContaining([
        ...['predictionsPerBare', 'intervalP95OnOverOff', 'intervalP95NegativeControl'],
        ...['displayedOverCaptured720', 'displayedOverCaptured1080', 'overlayAgeFramesP95'],
        ...['overlayAgeBoundFrames', 'staleDrawn', 'captureLagFrames', 'eventLoopDelayP99Ms'],
        'memorySlopeMiBPerMinute',
      ]),
    );
  });

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

  it('compares intervals with the AI on, off and with a slow model on the thread', () => {
    const aiOn = [aPhase({ intervalsMs: [40, 60] })];
    const figures = figuresOf(aMeasurement({ aiOn }));
    expect(figures.intervalP95OnOverOff).toBe(1.5);
    expect(figures.intervalP95NegativeControl).toBe(2);
    expect(figures.slowModelMsP50).toBe(62);
  });

  it('counts whole frames over all rounds, and those of the demo apart', () => {
    const lossy = aPhase({ displayedFrames: 20 });
    const figures = figuresOf(
      aMeasurement({
        aiOn: [lossy],
        whole720: [aPhase(), lossy],
        whole1080: [lossy, aPhase({ displayedFrames: 15 })],
      }),
    );
    expect(figures.displayedOverCaptured720).toBe(0.9);
    expect(figures.displayedOverCaptured1080).toBe(0.7);
    expect(figures.displayedOverCapturedDemo).toBe(0.8);
  });

  it('counts the frames that are missing after a kill', () => {
    const kill = { ...aMeasurement().kill, live: aPhase({ displayedFrames: 23 }) };
    expect(figuresOf(aMeasurement({ kill })).killFramesLost).toBe(2);
  });

  it('gives the cores that each process kept busy, over all rounds', () => {
    const aiOn = [
      aPhase({ busyCores: { main: 0.2 } }),
      aPhase({ busyCores: { main: 0.4, gpu: 1 } }),
    ];
    const { main, gpu } = figuresOf(aMeasurement({ aiOn })).busyCores.aiOn;
    expect(main).toBeCloseTo(0.3);
    expect(gpu).toBe(0.5);
  });

  it('has no figure where nothing was measured', () => {
    const nothing = aPhase({ intervalsMs: [], inferenceMs: [], evidenceAges: [] });
    const figures = figuresOf(aMeasurement({ aiOn: [nothing], bare: [], memory: [] }));
    expect(figures).toMatchObject({
      predictionsPerBare: null,
      intervalP95OnOverOff: null,
      overlayAgeFramesP95: null,
      overlayAgeBoundFrames: null,
      memorySlopeMiBPerMinute: null,
    });
  });
});
