import { describe, expect, it } from 'vitest';
import type { RecorderState } from '../../../common/recordings/recorderState';
import { LossMessage } from './lossMessage';

const running = {
  ...{ recordingId: null, start: 'person' as const, elapsedMs: 0, encoder: null },
  ...{ lostFrames: 0, isCoarse: false, forecastMinutes: null },
} as const;
const losing = (key: 'recording.diskFull' | 'recording.tooSlow'): RecorderState => ({
  ...running,
  state: 'losing',
  message: 'Words',
  words: { key, values: { folder: '/recordings' } },
});

describe('LossMessage', () => {
  it('says each reason once and takes it back when recording goes on', () => {
    const said: string[] = [];
    const loss = new LossMessage({
      post: ({ whatHappened }) => void said.push(`+ ${whatHappened}`),
      dismiss: (whatHappened) => void said.push(`- ${whatHappened}`),
    });
    loss.take({ ...running, state: 'recording' });
    loss.take(losing('recording.diskFull'));
    loss.take(losing('recording.diskFull'));
    loss.take(losing('recording.tooSlow'));
    loss.take({ ...running, state: 'recording' });
    expect(said.map((line) => line.slice(0, 30))).toEqual([
      '+ Nothing is recorded: the dis',
      '- Nothing is recorded: the dis',
      '+ Pictures are missing in the ',
      '- Pictures are missing in the ',
    ]);
  });
});
