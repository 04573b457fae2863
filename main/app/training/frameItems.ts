import { join } from 'node:path';
import type { ItemSource } from '../../../common/training/exercise';
import type { Reference } from '../../../common/training/reference';
import { readReferences } from '../../recording/player/referencesFile';
import { framePng } from '../../recording/reader/framePng';
import { reasonOf } from '../../recording/reader/readerErrors';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { refusal } from '../cases/archiveAnswer';
import { recordedAiAnswer } from './recordedAiAnswer';
import type { OpenItem } from './openItem';

type FrameSource = Extract<ItemSource, { readonly kind: 'frame' }>;

export interface FrameItemsOptions {
  /** Folder of all recordings. */
  readonly recordingFolder: () => string;
  /** @throws UserFacingError without ffmpeg */
  readonly ffmpegPath: () => string;
}

/** Decoded frames take up to 300 MB; the next item is asked for within this, if at all. Unit: ms. */
const keptForMs = 60_000;

/** Frames of recordings that have a reference. The recording that was asked for last stays open for a while. */
export class FrameItems {
  private readonly options: FrameItemsOptions;
  private reader: RecordingReader | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(options: FrameItemsOptions) {
    this.options = options;
  }

  /** @throws UserFacingError where the recording cannot be read or the reference was taken back */
  async open({ recordingId, referenceId }: FrameSource): Promise<OpenItem> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dispose(), keptForMs);
    const reader = await this.readerOf(recordingId);
    const references = await readReferences(reader.folder);
    const reference = references.find(({ id }) => id === referenceId);
    if (reference === undefined) throw refusal('training.referenceGone');
    return itemOf(reader, reference, this.options.ffmpegPath());
  }

  /** Gives back what is kept; what is asked for later is opened again. */
  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.reader?.dispose();
    this.reader = null;
  }

  private async readerOf(recordingId: string): Promise<RecordingReader> {
    const folder = join(this.options.recordingFolder(), recordingId);
    const { reader } = this;
    if (reader?.folder === folder) {
      // It may have grown, or have got another track.
      await reader.refresh();
      return reader;
    }
    const opened = await RecordingReader.open(folder, this.options.ffmpegPath());
    this.reader?.dispose();
    this.reader = opened;
    return opened;
  }
}

function itemOf(reader: RecordingReader, reference: Reference, ffmpegPath: string): OpenItem {
  const { frameNumber, box, difficulty, papillaType, view } = reference;
  const { segment } = reader.frame(frameNumber);
  const { width, height } = reader.manifest.segments[segment] ?? { width: 0, height: 0 };
  return {
    size: { width, height },
    truth: { boxes: [box], difficulty, papillaType, view },
    picture: async () => {
      try {
        return await framePng(ffmpegPath, await reader.decoder.frame(frameNumber));
      } catch (error) {
        throw refusal('training.pictureUnreadable', { reason: reasonOf(error) });
      }
    },
    ai: () =>
      Promise.resolve()
        .then(() => recordedAiAnswer(reader, frameNumber))
        // What the tracks hold may be damaged: the picture and the truth are not.
        .catch(() => ({ state: 'none', reason: 'failed' })),
  };
}
