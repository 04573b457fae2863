import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { papillaTypes } from '../../../common/cases/caseFields';
import type { TrainingStill } from '../../../common/training/candidates';
import type { ItemSource } from '../../../common/training/exercise';
import { collectFfmpeg } from '../../capture/collectFfmpeg';
import { fileInput, fileOptions } from '../../capture/ffmpegArguments';
import type { Dataset, DatasetImage } from '../../cli/evaluate/dataset/dataset';
import { readDataset } from '../../cli/evaluate/dataset/readDataset';
import { fileExists } from '../../files/fileMissing';
import { plainPng } from '../../recording/plainPng';
import { reasonOf } from '../../training/trainingErrors';
import { refusal } from '../cases/archiveAnswer';
import type { OpenItem } from './openItem';
import type { StillAi } from './stillAi';

type StillSource = Extract<ItemSource, { readonly kind: 'still' }>;

export interface StillItemsOptions {
  /** @throws UserFacingError without ffmpeg */
  readonly ffmpegPath: () => string;
  readonly ai: Pick<StillAi, 'answer'>;
}

/** A data set whose annotations were read, and when they were written. */
interface KnownDataset {
  readonly dataset: Dataset;
  readonly changedAtMs: number;
}

const decodeWithinMs = 10_000;

/** Images of data sets that were added. Annotations are read once, and again where they changed. */
export class StillItems {
  private readonly options: StillItemsOptions;
  private readonly known = new Map<string, KnownDataset>();

  constructor(options: StillItemsOptions) {
    this.options = options;
  }

  /** Images that have a box. @throws UserFacingError where the data set cannot be read */
  async list(folder: string): Promise<readonly TrainingStill[]> {
    const { images } = await this.dataset(folder);
    return images.flatMap((image) => {
      if (image.targets.length === 0) return [];
      const source = { kind: 'still' as const, folder, fileName: image.fileName };
      return { source, papillaType: typeOf(image), hasDifficulty: image.difficulty !== null };
    });
  }

  /** @throws UserFacingError where the data set cannot be read or has no such image any more */
  async open({ folder, fileName }: StillSource): Promise<OpenItem> {
    const { images } = await this.dataset(folder);
    const image = images.find((one) => one.fileName === fileName);
    if (image === undefined || image.targets.length === 0) {
      throw refusal('training.stillGone', { folder });
    }
    const { size, targets, difficulty } = image;
    return {
      size,
      truth: { boxes: [...targets], difficulty, papillaType: typeOf(image), view: null },
      picture: () => this.picture(folder, image),
      ai: () => this.options.ai.answer(image),
    };
  }

  private async dataset(folder: string): Promise<Dataset> {
    try {
      const { mtimeMs: changedAtMs } = await stat(join(folder, 'annotations.json'));
      const known = this.known.get(folder);
      if (known?.changedAtMs === changedAtMs) return known.dataset;
      const dataset = await readDataset(folder);
      this.known.set(folder, { dataset, changedAtMs });
      return dataset;
    } catch (error) {
      throw refusal('training.folderUnreadable', { folder, reason: reasonOf(error) });
    }
  }

  private async picture(folder: string, { path, size }: DatasetImage): Promise<Uint8Array> {
    if (!(await fileExists(path))) throw refusal('training.stillGone', { folder });
    const png = [
      '-frames:v',
      '1',
      '-pix_fmt',
      'rgb24',
      '-c:v',
      'png',
      '-f',
      'image2pipe',
      'pipe:1',
    ];
    const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error'];
    const commandLine = [...quiet, ...fileOptions, '-i', fileInput(path), '-map', '0:V:0', ...png];
    const limits = { signal: new AbortController().signal, timeoutMs: decodeWithinMs };
    try {
      const { bytes } = await collectFfmpeg(this.options.ffmpegPath(), commandLine, limits);
      if (bytes.length === 0) throw new RangeError('ffmpeg cannot decode it');
      const picture = plainPng(bytes);
      requireSize(picture, size);
      return picture;
    } catch (error) {
      throw refusal('training.pictureUnreadable', { reason: reasonOf(error) });
    }
  }
}

/** Boxes belong to a picture of this size; on another one they would lie elsewhere. */
function requireSize(png: Buffer, { width, height }: OpenItem['size']): void {
  const [foundWidth, foundHeight] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (foundWidth === width && foundHeight === height) return;
  throw new RangeError(
    `it has ${foundWidth} x ${foundHeight} pixels, its annotations say ${width} x ${height}`,
  );
}

/** Haraldsson's type where the data set names one. */
function typeOf({ morphologyType }: DatasetImage) {
  return papillaTypes.find((type) => type === morphologyType) ?? null;
}
