import type { RecordingManifest } from '../../../common/recordings/recordingManifest';
import type { ReplaySnapshot } from '../../../common/recordings/replaySnapshot';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import {
  snapshotNotice,
  type SnapshotSidecar,
  snapshotSidecarSchema,
} from '../../../common/snapshotSidecar';
import { plainPng } from '../../recording/plainPng';
import { snapshotNames } from '../../recording/snapshotName';
import { type SnapshotPlace, writeSnapshot } from '../../recording/snapshotWriter';

/** Everything that a snapshot of a recording says. */
export interface ReplaySnapshotFacts {
  readonly version: string;
  readonly manifest: RecordingManifest;
  readonly timeline: readonly TimelineEntry[];
  readonly taken: ReplaySnapshot;
}

const coarse =
  'Text was still being looked for when this was recorded: the picture is too coarse to be read.';

/**
 * Writes both pictures and what stands beside them.
 * @returns the time by which the snapshot is called
 * @throws UserFacingError that says what stood against it
 */
export async function storeReplaySnapshot(
  facts: ReplaySnapshotFacts,
  place: Omit<SnapshotPlace, 'folder'>,
): Promise<string> {
  const takenAt = new Date();
  const { picture } = facts.taken;
  const names = snapshotNames(takenAt, picture.frame.frameId);
  const described = describe(facts, takenAt, { clean: names.clean, overlay: names.overlay });
  await writeSnapshot({ ...place, folder: names.folder }, [
    { name: names.clean, bytes: plainPng(picture.clean) },
    { name: names.overlay, bytes: plainPng(picture.withOverlay) },
    { name: names.sidecar, bytes: Buffer.from(`${JSON.stringify(described, null, 2)}\n`) },
  ]);
  return takenAt.toTimeString().slice(0, 8);
}

function describe(
  { version, manifest, timeline, taken }: ReplaySnapshotFacts,
  takenAt: Date,
  files: SnapshotSidecar['files'],
): SnapshotSidecar {
  const { recordingId, frameNumber, trackId, picture } = taken;
  const { frame, overlay, shown, attention } = picture;
  const { kind, framesPerSecond, interlaced } = manifest.source;
  const { width, height } = frame;
  const capturedAt = new Date(Date.parse(manifest.startedAt) + frame.capturedAtMs);
  return snapshotSidecarSchema.parse({
    schemaVersion: 1,
    notice: snapshotNotice,
    application: { name: 'Ampulla', version },
    files,
    takenAt: takenAt.toISOString(),
    frame: { ...frame, capturedAt: capturedAt.toISOString() },
    source: { kind, state: 'recorded', width, height, framesPerSecond, interlaced },
    fieldOfView: null,
    recording: { recordingId, frameNumber, trackId },
    blanking: blankingAt(timeline, frame.capturedAtMs),
    overlay,
    prediction: shown,
    // Both stood beside the picture of then and are not drawn in a replay.
    difficulty: null,
    attention: attention && { ...attention, pack: null },
    model: modelOf(manifest, trackId),
  } satisfies SnapshotSidecar);
}

/** What is to be blanked is black in the recorded pictures already. */
function blankingAt(timeline: readonly TimelineEntry[], atMs: number): SnapshotSidecar['blanking'] {
  const entry = timeline.findLast((one) => one.kind === 'blanking' && one.atMs <= atMs);
  const state = entry?.kind === 'blanking' ? entry.state : 'ready';
  return { state, areas: [], share: 0, warning: state === 'ready' ? null : coarse };
}

/** Null where the model was changed within the recording: then its predictions tell which it was. */
function modelOf({ tracks }: RecordingManifest, trackId: string | null): SnapshotSidecar['model'] {
  const [model, other] = tracks.find(({ id }) => id === trackId)?.models ?? [];
  return model === undefined || other !== undefined ? null : { ...model, settings: null };
}
