import { z } from 'zod';
import type { ArchiveAnswer } from '../cases/archiveAnswer';
import type { BackgroundJob } from './backgroundJob';
import { recordingIdSchema } from './recordingManifest';

const jobIdSchema = z.uuid();

/** Arguments of the commands about imports and predictions that are made in the background. */
export const backgroundCommandSchemas = {
  'background:jobs': z.tuple([]),
  'background:importDialog': z.tuple([]),
  'background:importFile': z.tuple([z.string().min(1).max(4096)]),
  'background:predict': z.tuple([recordingIdSchema, z.string().min(1).max(64)]),
  'background:pause': z.tuple([jobIdSchema]),
  'background:resume': z.tuple([jobIdSchema]),
  'background:cancel': z.tuple([jobIdSchema]),
} as const;

/** Answers of the commands. */
export interface BackgroundCommandResults {
  /** In the order of their turns. */
  'background:jobs': readonly BackgroundJob[];
  'background:importDialog': undefined;
  'background:importFile': undefined;
  /** Null: it has its turn, or is complete already. */
  'background:predict': ArchiveAnswer<null>;
  'background:pause': undefined;
  /** Also tries again what failed. */
  'background:resume': undefined;
  /** Takes back what was made so far; what failed or is done goes from the list. */
  'background:cancel': undefined;
}

/** Events about the background. */
export interface BackgroundEvents {
  /** All jobs, whenever one changes; at most four times a second. */
  backgroundJobs: readonly BackgroundJob[];
}
