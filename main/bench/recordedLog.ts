import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { liveTrackFile } from '../../common/recordings/recordingManifest';
import { decodePredictions } from '../recording/log/predictionChunks';
import { BenchError } from './benchError';
import type { Measurement } from './measurement';
import type { RecorderHand } from './recorderHand';

/**
 * Ends the recording and looks at what its log of predictions takes.
 * @throws BenchError where nothing was recorded
 */
export async function endRecording(
  recorder: RecorderHand,
): Promise<NonNullable<Measurement['recording']>> {
  const { folder } = recorder;
  await recorder.stop();
  if (folder === null) throw new BenchError('Nothing was recorded.');
  const bytes = await readFile(join(folder, liveTrackFile));
  const { predictions } = decodePredictions(bytes);
  return { predictions: predictions.length, predictionBytes: bytes.length };
}
