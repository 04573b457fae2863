import type { RecorderState } from '../../common/recordings/recorderState';
import type { EncoderLoad } from '../recording/encoder/encoderLoad';

/** The bench's hand at the application's recorder, in the person's place. */
export interface RecorderHand {
  /** @throws UserFacingError where there is hardly any space */
  start(): Promise<void>;
  /** Resolves when all files are closed. */
  stop(): Promise<void>;
  readonly state: RecorderState;
  /** Null while nothing is recorded. */
  readonly load: EncoderLoad | null;
  /** Absolute path of the recording that grows; null without one. */
  readonly folder: string | null;
}
