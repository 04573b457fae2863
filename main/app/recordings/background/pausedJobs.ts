import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { recordingIdSchema } from '../../../../common/recordings/recordingManifest';
import { writeFileDurably } from '../../../files/durableFile';

const pausedSchema = z.array(
  z.strictObject({ recordingId: recordingIdSchema, packId: z.string() }),
);
/** A prediction that a person paused. */
export type PausedPrediction = Readonly<z.infer<typeof pausedSchema>[number]>;

/** Which predictions a person has paused, from one start to the next. Without the file they go on. */
export class PausedJobs {
  private readonly path: string;
  private writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** Never rejects. */
  async read(): Promise<readonly PausedPrediction[]> {
    try {
      return pausedSchema.parse(JSON.parse(await readFile(this.path, 'utf8')));
    } catch {
      return [];
    }
  }

  /** Never rejects: what cannot be kept goes on with the next start. */
  async keep(paused: readonly PausedPrediction[]): Promise<void> {
    this.writing = this.writing.then(() => this.write(paused)).catch(() => undefined);
    await this.writing;
  }

  private async write(paused: readonly PausedPrediction[]): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await writeFileDurably(this.path, JSON.stringify(paused));
  }
}
