import { describe, expect, it } from 'vitest';
import type { BenchReport, DrawnFrame } from '../../common/bench';
import { LiveRecorder } from './liveRecorder';

/** The page's clock began this much later than main's. */
const pageBehindMs = 500;

function recorderAt() {
  const clock = { ms: 0 };
  const recorder = new LiveRecorder({ nowMs: () => clock.ms, originMs: 1000 });
  const report = (frames: readonly DrawnFrame[], more: Partial<BenchReport> = {}): void =>
    recorder.take({
      ...{ clockOriginMs: 1000 + pageBehindMs, reportedAtMs: clock.ms - pageBehindMs },
      ...{ overlays: [], changes: [], staleDrawn: 0, superseded: 0, failures: 0 },
      ...more,
      frames: [...frames],
    });
  return { clock, recorder, report };
}

/** Frame that arrives every 40 ms of main's clock and is drawn 5 ms later. */
function drawn(frameId: number, evidence: DrawnFrame['evidence'] = null): DrawnFrame {
  const capturedAtMs = frameId * 40;
  return {
    ...{ frameId, capturedAtMs, evidence, pictureMs: 3 },
    drawnAtMs: capturedAtMs + 5 - pageBehindMs,
  };
}

describe('LiveRecorder', () => {
  it('counts the frames of its phase alone, by their ids, with those that are reported late', () => {
    const { clock, recorder, report } = recorderAt();
    clock.ms = 400;
    recorder.begin(10);
    report([9, 10, 11, 13, 13].map((id) => drawn(id)));
    clock.ms = 590;
    recorder.close(15);
    report([14, 15].map((id) => drawn(id)));
    expect(recorder.end()).toMatchObject({
      ...{ capturedFrames: 5, displayedFrames: 4, durationMs: 190 },
    });
  });

  it('does not take a frame of an earlier source for one of its own', () => {
    const { clock, recorder, report } = recorderAt();
    clock.ms = 10_000;
    recorder.begin(10);
    report([drawn(12)]);
    recorder.close(15);
    expect(recorder.end().displayedFrames).toBe(0);
  });

  it('keeps nothing between two phases but knows how the overlay stands', () => {
    const { recorder, report } = recorderAt();
    recorder.begin(0);
    recorder.close(20);
    recorder.end();
    report([drawn(12)], { changes: [{ atMs: 0, drawn: true }] });
    expect(recorder.overlayStands).toBe(true);
    expect(recorder.overlayBecame(true, 0)).toBeNull();
    expect(recorder.end().displayedFrames).toBe(0);
  });

  it('notes intervals between drawings, also over a frame that is missing', () => {
    const { clock, recorder, report } = recorderAt();
    clock.ms = 390;
    recorder.begin(10);
    report([10, 11, 13].map((id) => drawn(id)));
    clock.ms = 590;
    recorder.close(14);
    expect(recorder.end().intervalsMs).toEqual([40, 80]);
  });

  it('takes the age of what stood above each frame when it was drawn', () => {
    const { clock, recorder, report } = recorderAt();
    clock.ms = 390;
    recorder.begin(10);
    const evidence = { frameId: 10, capturedAtMs: 395, validForMs: 200 };
    report([drawn(10), drawn(11, evidence), drawn(13, evidence)]);
    clock.ms = 700;
    recorder.close(15);
    expect(recorder.end().evidenceAges).toEqual([
      { frames: 1, ageMs: 45, validForMs: 200 },
      { frames: 3, ageMs: 125, validForMs: 200 },
    ]);
  });

  it('brings overlays to main’s clock: from capture to painted', () => {
    const { clock, recorder, report } = recorderAt();
    clock.ms = 390;
    recorder.begin(10);
    const paintedAtMs = 460 - pageBehindMs;
    report([], { overlays: [{ capturedAtMs: 400, paintedAtMs, tookMs: 2 }] });
    clock.ms = 700;
    recorder.close(15);
    expect(recorder.end()).toMatchObject({ annotationDelaysMs: [60], overlayMs: [2] });
  });

  it('notes inferences of its phase, and the pace with that of the seconds before', () => {
    const { clock, recorder } = recorderAt();
    const predictAt = (ms: number): void => {
      clock.ms = ms;
      recorder.predicted(ms);
    };
    for (const ms of [100, 5000, 5700]) predictAt(ms);
    recorder.begin(0);
    for (const ms of [5800, 5840]) predictAt(ms);
    recorder.close(1);
    expect(recorder.end()).toMatchObject({
      inferenceMs: [5800, 5840],
      predictionIntervalsMs: [700, 100, 40],
    });
  });

  it('knows when the overlay went and came, and how far the page has reported', () => {
    const { clock, recorder, report } = recorderAt();
    const at = (ms: number, isDrawn: boolean) => ({ atMs: ms - pageBehindMs, drawn: isDrawn });
    recorder.begin(0);
    clock.ms = 900;
    report([], { changes: [at(100, true), at(300, false), at(800, true)] });
    expect(recorder.overlayStands).toBe(true);
    expect(recorder.reportedUntilMs).toBe(900);
    expect(recorder.overlayBecame(false, 200)).toBe(300);
    expect(recorder.overlayBecame(true, 300)).toBe(800);
    expect(recorder.overlayBecame(false, 400)).toBeNull();
  });
});
