import type { AiSettings } from '../../../common/aiSettings';
import type { Blanking } from '../../../common/blanking';
import type { DifficultyPackFacts } from '../../../common/difficultySettings';
import type { SnapshotPicture } from '../../../common/snapshotDelivery';
import {
  snapshotNotice,
  type SnapshotSidecar,
  snapshotSidecarSchema,
} from '../../../common/snapshotSidecar';
import type { LiveStatus, SourceStatus } from '../../../common/status';
import type { RunningModel } from '../../pipeline/aiRunner';
import type { SnapshotNames } from '../../recording/snapshotName';
import { snapshotNotComposed } from '../../recording/snapshotErrors';

/** What a snapshot is taken of, at one moment. */
export interface SnapshotSubject {
  readonly status: LiveStatus;
  readonly blanking: Blanking;
  readonly model: RunningModel | null;
  /** What estimates the difficulty; null while nothing does. */
  readonly difficultyPack: DifficultyPackFacts | null;
}

interface SnapshotFacts {
  readonly version: string;
  readonly taken: SnapshotSubject;
  readonly takenAt: Date;
  readonly picture: SnapshotPicture;
  readonly names: SnapshotNames;
  readonly aiSettings: AiSettings;
  readonly wallTimeOf: (monotonicMs: number) => Date;
}

const warnings = {
  ready: null,
  watching:
    'The picture had not moved enough to find all text in it: only the areas known so far are blanked.',
  tooLarge:
    'More of the picture stood still than text could: the areas may hide picture or miss text.',
} as const;

/**
 * What stands beside the pictures of a snapshot. Nothing in it names the source.
 * @throws UserFacingError when the source ended meanwhile
 */
export function describeSnapshot(facts: SnapshotFacts): SnapshotSidecar {
  const { taken, picture, names, takenAt, wallTimeOf } = facts;
  const { frame, overlay, shown, attention } = picture;
  const blanking = blankingOf(taken.blanking, picture);
  return snapshotSidecarSchema.parse({
    schemaVersion: 1,
    notice: snapshotNotice,
    application: { name: 'Ampulla', version: facts.version },
    files: { clean: names.clean, overlay: names.overlay },
    takenAt: takenAt.toISOString(),
    frame: { ...frame, capturedAt: wallTimeOf(frame.capturedAtMs).toISOString() },
    ...sourceOf(taken.status.source),
    recording: null,
    blanking: { ...blanking, warning: warnings[blanking.state] },
    overlay,
    prediction: shown,
    difficulty: difficultyOf(taken.status),
    attention: attention && { ...attention, pack: packOf(taken) },
    model: taken.model && { ...taken.model, settings: facts.aiSettings },
  } satisfies SnapshotSidecar);
}

/** The verdict that stood beside the picture, be it frozen; null while there was none. */
function difficultyOf({ difficulty }: LiveStatus): SnapshotSidecar['difficulty'] {
  if (!('verdict' in difficulty)) return null;
  const { verdict, state } = difficulty;
  const { classes, probabilities, pooledFrameIds } = verdict;
  return {
    ...verdict,
    state,
    classes: [...classes],
    probabilities: [...probabilities],
    pooledFrameIds: [...pooledFrameIds],
  };
}

function packOf({ difficultyPack }: SnapshotSubject): { id: string; version: string } | null {
  return difficultyPack && { id: difficultyPack.id, version: difficultyPack.version };
}

/** Areas of another frame size were not applied, and are not claimed. */
function blankingOf(
  { state, areas, share, frameSize }: Blanking,
  { frame }: SnapshotPicture,
): Pick<SnapshotSidecar['blanking'], 'state' | 'share'> & { areas: Blanking['areas'][number][] } {
  const fits = frameSize?.width === frame.width && frameSize.height === frame.height;
  return fits ? { state, areas: [...areas], share } : { state: 'watching', areas: [], share: 0 };
}

function sourceOf(status: SourceStatus): Pick<SnapshotSidecar, 'source' | 'fieldOfView'> {
  if (!('info' in status)) throw snapshotNotComposed('the source is gone');
  const { width, height, framesPerSecond, interlaced, fieldOfView, durationMs } = status.info;
  const kind = durationMs === null ? 'live' : 'video';
  return {
    source: { kind, state: status.state, width, height, framesPerSecond, interlaced },
    fieldOfView,
  };
}
