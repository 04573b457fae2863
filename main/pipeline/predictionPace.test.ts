import { describe, expect, it } from 'vitest';
import { aPrediction } from './fixtures/predictions';
import { PredictionPace } from './predictionPace';

/** A pace after predictions that take `inferenceMs` each and come every `intervalMs`, the first at 0. */
function paceOf(count: number, intervalMs: number, inferenceMs: number): PredictionPace {
  const pace = new PredictionPace();
  pace.asked(-inferenceMs);
  for (let index = 0; index < count; index += 1) {
    const nowMs = index * intervalMs;
    pace.predicted(aPrediction({ inferenceMs, capturedAtMs: nowMs - inferenceMs - 5 }), nowMs);
  }
  return pace;
}

describe('PredictionPace', () => {
  it('lets a prediction speak for 200 ms when others follow soon', () => {
    expect(paceOf(25, 40, 12).validForMs()).toBe(200);
  });

  it('lets it speak for two intervals where those are longer, however short the inference was', () => {
    expect(paceOf(6, 150, 20).validForMs()).toBe(300);
    expect(paceOf(4, 1500, 1400).validForMs()).toBe(3000);
  });

  it('goes by the median, so that one pause lengthens nothing', () => {
    const pace = paceOf(10, 40, 12);
    pace.predicted(aPrediction({ inferenceMs: 12 }), 9 * 40 + 500);
    expect(pace.validForMs()).toBe(200);
  });

  it('takes the inference itself before there is an interval', () => {
    expect(paceOf(1, 0, 450).validForMs()).toBe(900);
    expect(paceOf(0, 0, 450).validForMs()).toBe(200);
  });

  it('knows the rate of a model that needs more than a second', () => {
    const pace = paceOf(4, 2000, 1900);
    expect(pace.figures(6000 + 100).predictionsPerSecond).toBeCloseTo(0.5);
    expect(pace.figures(6000 + 1900).predictionsPerSecond).toBeCloseTo(0.5);
    expect(pace.figures(6000 + 4000).predictionsPerSecond).toBeCloseTo(0.25);
    expect(pace.isBehind(25, 6100)).toBe(true);
  });

  it('gives medians of the last second', () => {
    expect(paceOf(50, 40, 12).figures(49 * 40)).toEqual({
      inferenceMs: 12,
      delayMs: 17,
      predictionsPerSecond: 25,
    });
  });

  it('calls nothing behind in the first second', () => {
    expect(paceOf(2, 400, 300).isBehind(25, 650)).toBe(false);
    expect(paceOf(2, 400, 300).isBehind(25, 750)).toBe(true);
  });

  it('starts over', () => {
    const pace = paceOf(4, 1500, 1400);
    pace.reset();
    expect(pace.validForMs()).toBe(200);
    expect(pace.isBehind(25, 10_000)).toBe(false);
    expect(pace.figures(5000)).toEqual({ inferenceMs: 0, delayMs: 0, predictionsPerSecond: 0 });
  });
});
