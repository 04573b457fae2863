import { describe, expect, it } from 'vitest';
import { aMeasurement, aPhase, aRecordedMeasurement } from './fixtures/measurements';
import { recordingFigures } from './recordingFigures';

const load = { lostFrames: 1, waitingMs: [0, 40, 80], coarseShare: 0.5, encoders: ['one fast'] };

describe('recordingFigures', () => {
  it('says what a prediction takes, and thirty minutes of them', () => {
    expect(recordingFigures(aRecordedMeasurement())).toMatchObject({
      bytesPerPrediction: 300,
      recordedPredictions: 1000,
      predictionLogMbIn30Minutes: 13.5,
    });
  });

  it('keeps 1080 lines apart from the rest', () => {
    const figures = recordingFigures(
      aRecordedMeasurement({
        aiOn: [aPhase({ recording: load })],
        whole720: [aPhase({ recording: { ...load, coarseShare: 0, waitingMs: [120] } })],
        whole1080: [aPhase({ recording: { ...load, lostFrames: 7, encoders: ['two'] } })],
      }),
    );
    expect(figures).toMatchObject({
      ...{ recordingFramesLost: 2, recordingFramesLost1080: 7 },
      ...{ recordingQueueMsMax: 120, recordingQueueMsMax1080: 80, recordingCoarseShare: 0.25 },
      ...{ recordingEncoders: ['one fast'], recordingEncoders1080: ['two'] },
    });
  });

  it('has no figure where nothing was recorded', () => {
    expect(recordingFigures(aMeasurement())).toMatchObject({
      ...{ recordingFramesLost: null, bytesPerPrediction: null, recordedPredictions: null },
      ...{ recordingQueueMsP95: null, recordingEncoders: [], predictionLogMbIn30Minutes: null },
    });
  });
});
