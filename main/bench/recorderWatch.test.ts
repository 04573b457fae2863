import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RecorderState } from '../../common/recordings/recorderState';
import { watchRecorder } from './recorderWatch';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stateAt(lostFrames: number, isCoarse: boolean): RecorderState {
  const running = { recordingId: null, elapsedMs: 0, encoder: 'x', forecastMinutes: null };
  return { state: 'recording', start: 'person', ...running, lostFrames, isCoarse };
}

it('counts what was lost meanwhile, and looks at the queue as it goes', async () => {
  const recorder = { state: stateAt(5, true), load: load(0) };
  const seen = await watchRecorder(recorder, () => {
    vi.advanceTimersByTime(40);
    recorder.state = stateAt(8, false);
    recorder.load = load(120);
    vi.advanceTimersByTime(40);
    return Promise.resolve();
  });
  expect(seen).toEqual({
    ...{ lostFrames: 3, waitingMs: [0, 120, 120], encoders: ['x fast'] },
    coarseShare: 1 / 3,
  });
  expect(vi.getTimerCount()).toBe(0);
});

it('looks no more when the action fails, and at nothing without a recorder', async () => {
  const recorder = { state: stateAt(0, false), load: load(0) };
  const fail = (): Promise<void> => Promise.reject(new Error('gone'));
  await expect(watchRecorder(recorder, fail)).rejects.toThrow('gone');
  expect(vi.getTimerCount()).toBe(0);
  expect(await watchRecorder(null, () => Promise.resolve())).toBeNull();
});

function load(waitingMs: number) {
  return { encoder: 'x fast', waitingMs, processIds: [1] };
}
