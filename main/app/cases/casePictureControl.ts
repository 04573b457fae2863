import { readFile } from 'node:fs/promises';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import { type CasePictureEntry, sinceApproachAt } from '../../../common/cases/casePicture';
import { type CasePicture, casePictures } from '../../cases/exports/pictures/casePictures';

export interface CasePictureOptions {
  /** Null where there is no such case. Rejects where nobody may look. */
  readonly open: (caseId: string) => Promise<CaseDetail | null>;
  /** Folder of the snapshots now. */
  readonly folder: () => string;
  /** Shows a file in the system's own window. */
  readonly reveal: (path: string) => void;
}

/** The snapshots of a case, for its page. Whoever may open the case may see them. */
export class CasePictureControl {
  private readonly options: CasePictureOptions;

  constructor(options: CasePictureOptions) {
    this.options = options;
  }

  /** Oldest first; empty where the case or the folder is gone. */
  async list(caseId: string): Promise<readonly CasePictureEntry[]> {
    const detail = await this.options.open(caseId);
    if (detail === null) return [];
    const pictures = await this.picturesOf(detail);
    return pictures.map(({ key, sidecar: { takenAt, frame } }) => ({
      ...{ key, takenAt, frameId: frame.frameId },
      sinceApproachMs: sinceApproachAt(detail, takenAt),
    }));
  }

  /** The picture with its overlay as a PNG file; null where it is gone. */
  async read(caseId: string, key: string): Promise<Uint8Array | null> {
    const path = await this.pathOf(caseId, key);
    return path === null ? null : readFile(path).catch(() => null);
  }

  /** Shows the file where it lies. @returns whether it is there */
  async reveal(caseId: string, key: string): Promise<boolean> {
    const path = await this.pathOf(caseId, key);
    if (path !== null) this.options.reveal(path);
    return path !== null;
  }

  /** Only what belongs to the case is found, whatever the key says. */
  private async pathOf(caseId: string, key: string): Promise<string | null> {
    const detail = await this.options.open(caseId);
    const pictures = detail === null ? [] : await this.picturesOf(detail);
    return pictures.find((picture) => picture.key === key)?.path ?? null;
  }

  private picturesOf({ summary }: CaseDetail): Promise<readonly CasePicture[]> {
    const { startedAt, endedAt } = summary;
    return casePictures(this.options.folder(), { startedAt, endedAt }, ['overlay']);
  }
}
