import { join } from 'node:path';
import { manifestFile, type RecordingManifest } from '../../../common/recordings/recordingManifest';
import { writeFileDurably } from '../../files/durableFile';

/** Keeps `manifest.json` as the recording stands, one writing after the other. */
export class ManifestKeeper {
  private readonly path: string;
  private readonly onTrouble: (error: unknown) => void;
  private manifest: RecordingManifest;
  private isDirty = false;
  private writing: Promise<void> | null = null;

  constructor(folder: string, manifest: RecordingManifest, onTrouble: (error: unknown) => void) {
    this.path = join(folder, manifestFile);
    this.manifest = manifest;
    this.onTrouble = onTrouble;
  }

  get current(): RecordingManifest {
    return this.manifest;
  }

  /** Changes some of it and returns at once. */
  change(changes: Partial<RecordingManifest>): void {
    this.manifest = { ...this.manifest, ...changes };
    this.isDirty = true;
    this.writing ??= this.writeAll();
  }

  /** Tries again what could not be written. @returns whether the file is up to date */
  async flush(): Promise<boolean> {
    if (this.isDirty) this.writing ??= this.writeAll();
    while (this.writing !== null) await this.writing;
    return !this.isDirty;
  }

  private async writeAll(): Promise<void> {
    try {
      while (this.isDirty) {
        this.isDirty = false;
        await writeFileDurably(this.path, `${JSON.stringify(this.manifest, null, 2)}\n`);
      }
    } catch (error) {
      this.isDirty = true;
      this.onTrouble(error);
    } finally {
      this.writing = null;
    }
  }
}
