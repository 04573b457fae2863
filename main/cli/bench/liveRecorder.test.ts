import { describe, expect, it } from 'vitest';
import { aPrediction } from '../../pipeline/fixtures/predictions';
import { LiveRecorder } from './liveRecorder';

function recorderAt() {
  const clock = { ms: 0 };
  const recorder = new LiveRecorder(() => clock.ms);
  const deliver = (frameId: number): void => {
    clock.ms = frameId * 40;
    recorder.frameDelivered({ frameId, capturedAtMs: clock.ms - 5 });
  };
  return { clock, recorder, deliver };
}

describe('LiveRecorder', () => {
  it('counts the frames of its phase alone, by their ids, with those that arrive late', () => {
    const { recorder, deliver } = recorderAt();
    deliver(9);
    recorder.begin(10);
    for (const id of [9, 10, 11, 13, 13]) deliver(id);
    recorder.close(15);
    deliver(14);
    deliver(15);
    expect(recorder.end()).toMatchObject({ capturedFrames: 5, deliveredFrames: 4 });
  });

  it('notes intervals and duration between begin and close', () => {
    const { clock, recorder, deliver } = recorderAt();
    clock.ms = 390;
    recorder.begin(10);
    for (const id of [10, 11, 13]) deliver(id);
    clock.ms = 590;
    recorder.close(14);
    deliver(15);
    expect(recorder.end()).toMatchObject({ durationMs: 200, intervalsMs: [40, 80] });
  });

  it('notes inferences of its phase', () => {
    const { recorder } = recorderAt();
    recorder.predicted(1);
    recorder.begin(0);
    recorder.predicted(2);
    recorder.close(1);
    recorder.predicted(3);
    expect(recorder.end().inferenceMs).toEqual([2]);
  });

  it('takes the age of the evidence that stands when a frame arrives', () => {
    const { recorder, deliver } = recorderAt();
    const prediction = { ...aPrediction({ frameId: 10, found: true }), capturedAtMs: 395 };
    recorder.begin(10);
    deliver(10);
    recorder.evidenceChanged({ prediction, validForMs: 200 });
    deliver(11);
    deliver(13);
    recorder.evidenceChanged(null);
    deliver(14);
    recorder.close(15);
    expect(recorder.end().evidenceAges).toEqual([
      { frames: 1, ageMs: 40, validForMs: 200 },
      { frames: 3, ageMs: 120, validForMs: 200 },
    ]);
  });
});
