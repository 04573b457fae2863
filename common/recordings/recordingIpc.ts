import { z } from 'zod';
import type { RecorderState } from './recorderState';
import { recordingModes, type RecordingSetup } from './recordingSettings';

/** Arguments of the commands about recording. Starting and stopping is the action `recording`. */
export const recordingCommandSchemas = {
  'recorder:state': z.tuple([]),
  'recorder:setup': z.tuple([]),
  'recorder:setMode': z.tuple([z.enum(recordingModes)]),
  'recorder:chooseFolder': z.tuple([]),
  'recorder:useDefaultFolder': z.tuple([]),
  'recorder:openFolder': z.tuple([]),
} as const;

/** Answers of the commands about recording. */
export interface RecordingCommandResults {
  'recorder:state': RecorderState;
  'recorder:setup': RecordingSetup;
  'recorder:setMode': RecordingSetup;
  'recorder:chooseFolder': RecordingSetup;
  'recorder:useDefaultFolder': RecordingSetup;
  'recorder:openFolder': undefined;
}

/** Events about recording. */
export interface RecordingEvents {
  /** At least once a second while something is recorded. */
  recorder: RecorderState;
}
