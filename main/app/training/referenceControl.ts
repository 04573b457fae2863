import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Box, Size } from '../../../common/geometry';
import type { Reference, ReferenceDraft, ReferenceLine } from '../../../common/training/reference';
import { appendReference, readReferences } from '../../recording/player/referencesFile';
import { recordingUnreadable } from '../../recording/reader/readerErrors';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { notKept, reasonOf } from '../../training/trainingErrors';
import { refusal } from '../cases/archiveAnswer';
import type { FrameItemsOptions } from './frameItems';
import type { Learners } from './learners';

export interface ReferenceControlOptions extends FrameItemsOptions {
  readonly learners: Learners;
  readonly now: () => Date;
}

/** References of recordings, for those who may make them: to everybody else they would give away what is to be found. */
export class ReferenceControl {
  private readonly options: ReferenceControlOptions;

  constructor(options: ReferenceControlOptions) {
    this.options = options;
  }

  /** @throws UserFacingError */
  async list(recordingId: string): Promise<readonly Reference[]> {
    this.requireRight();
    const folder = this.folderOf(recordingId);
    return readReferences(folder).catch((error: unknown) => {
      throw recordingUnreadable(recordingId, reasonOf(error));
    });
  }

  /** @throws UserFacingError */
  async add(recordingId: string, draft: ReferenceDraft): Promise<readonly Reference[]> {
    this.requireRight();
    const { atMs, size } = await this.frameOf(recordingId, draft.frameNumber);
    if (!liesInside(draft.box, size)) throw refusal('training.referenceOutside');
    const { id } = this.options.learners.present;
    return this.append(recordingId, {
      ...draft,
      kind: 'reference',
      id: randomUUID(),
      atMs,
      authorId: id === 'workstation' ? null : id,
      writtenAt: this.options.now().toISOString(),
    });
  }

  /** Takes one back, or brings it back. @throws UserFacingError */
  async setRemoved(
    recordingId: string,
    id: string,
    isRemoved: boolean,
  ): Promise<readonly Reference[]> {
    this.requireRight();
    const kind = isRemoved ? 'removed' : 'restored';
    return this.append(recordingId, { kind, id, writtenAt: this.options.now().toISOString() });
  }

  private requireRight(): void {
    const { learners } = this.options;
    learners.requireSomeone();
    if (!learners.may('makeReference')) throw refusal('training.mayNotReference');
  }

  private async append(recordingId: string, line: ReferenceLine): Promise<readonly Reference[]> {
    const folder = this.folderOf(recordingId);
    try {
      await appendReference(folder, line);
    } catch (error) {
      throw notKept(folder, error);
    }
    return this.list(recordingId);
  }

  private async frameOf(recordingId: string, frameNumber: number) {
    const { ffmpegPath } = this.options;
    const reader = await RecordingReader.open(this.folderOf(recordingId), ffmpegPath());
    try {
      const last = Math.max(0, reader.frames - 1);
      if (frameNumber > last) throw refusal('training.referenceOutside');
      const { atMs, segment } = reader.frame(frameNumber);
      const size: Size = reader.manifest.segments[segment] ?? { width: 0, height: 0 };
      return { atMs, size };
    } finally {
      reader.dispose();
    }
  }

  private folderOf(recordingId: string): string {
    return join(this.options.recordingFolder(), recordingId);
  }
}

/** A hand that drags to the edge goes over it by less than a pixel. */
const roundingPx = 1;

function liesInside({ x, y, width, height }: Box, frame: Size): boolean {
  const isAfterStart = x >= -roundingPx && y >= -roundingPx;
  return (
    isAfterStart && x + width <= frame.width + roundingPx && y + height <= frame.height + roundingPx
  );
}
