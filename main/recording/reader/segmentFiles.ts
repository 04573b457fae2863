import { join } from 'node:path';
import type {
  RecordedSegment,
  RecordingManifest,
} from '../../../common/recordings/recordingManifest';
import { FragmentIndex } from './fragmentIndex';
import type { FramePlace } from './frameDecoder';

/** The video files of a recording. A file's index is made when a frame of it is asked for. */
export class SegmentFiles {
  private readonly folder: string;
  private segments: readonly RecordedSegment[] = [];
  private readonly indexes = new Map<string, FragmentIndex>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Takes over a manifest, and looks for what was written into the last file since. */
  async refresh({ segments }: RecordingManifest): Promise<void> {
    this.segments = segments;
    const last = segments.at(-1);
    if (last?.frames === null) await this.indexed(last, true);
  }

  /** Frames that can be decoded, in the order of the files; the last file counts as far as it is written. */
  get frames(): number {
    const last = this.segments.at(-1);
    if (last === undefined) return 0;
    return last.firstFrame + (last.frames ?? this.indexes.get(last.file)?.frames ?? 0);
  }

  /** @throws RangeError where no file has this frame; what the system says where its file is gone */
  async place(frame: number): Promise<FramePlace> {
    const segment = this.segments.findLast(({ firstFrame }) => firstFrame <= frame);
    if (segment === undefined) throw new RangeError(`No file has frame ${frame}.`);
    const index = await this.indexed(segment, false);
    return {
      index,
      frame: frame - segment.firstFrame,
      size: { width: segment.width, height: segment.height },
    };
  }

  private async indexed(segment: RecordedSegment, isGrown: boolean): Promise<FragmentIndex> {
    const known = this.indexes.get(segment.file);
    const index = known ?? new FragmentIndex(join(this.folder, segment.file));
    this.indexes.set(segment.file, index);
    const isShort = index.frames < (segment.frames ?? 0);
    if (known === undefined || isGrown || isShort) await refreshed(index, segment);
    return index;
  }
}

/** A file that ffmpeg has not made yet has no frames yet. */
async function refreshed(index: FragmentIndex, { frames }: RecordedSegment): Promise<void> {
  try {
    await index.refresh();
  } catch (error) {
    const isAway = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isAway || frames !== null) throw error;
  }
}
