import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type SnapshotSidecar, snapshotSidecarSchema } from '../../../../common/snapshotSidecar';

/** A picture of a snapshot that belongs to a case. */
export interface CasePicture {
  readonly kind: 'clean' | 'overlay';
  /** Names the snapshot in its folder. */
  readonly key: string;
  readonly path: string;
  readonly sidecar: SnapshotSidecar;
}

/** When a case ran, by the clock of the room; null: it runs still. */
export interface CaseSpan {
  readonly startedAt: string;
  readonly endedAt: string | null;
}

const dayMs = 24 * 3_600_000;

/**
 * The snapshots that were taken while a case ran, oldest first. A snapshot names no case, so that it can be passed on
 * alone: its time joins it to the case.
 * @param root folder of the snapshots; nothing is found where there is none
 */
export async function casePictures(
  root: string,
  { startedAt, endedAt }: CaseSpan,
  kinds: readonly CasePicture['kind'][],
): Promise<readonly CasePicture[]> {
  const [from, to] = [Date.parse(startedAt), Date.parse(endedAt ?? new Date().toISOString())];
  const sidecars: string[] = [];
  for (const folder of await namesIn(root)) {
    if (!isDayWithin(folder, from, to)) continue;
    const names = (await namesIn(join(root, folder))).filter((name) => name.endsWith('.json'));
    sidecars.push(...names.map((name) => join(root, folder, name)));
  }
  const found = await Promise.all(sidecars.toSorted().map(readSidecar));
  return found.flatMap((snapshot) => {
    const takenMs = snapshot === null ? Number.NaN : Date.parse(snapshot.sidecar.takenAt);
    if (snapshot === null || !(takenMs >= from && takenMs <= to)) return [];
    // One of a recording shows another time than that in which it was taken.
    if (snapshot.sidecar.source.state === 'recorded') return [];
    const { folder, key, sidecar } = snapshot;
    return kinds.map((kind) => ({
      ...{ kind, key, sidecar },
      path: join(folder, basename(sidecar.files[kind])),
    }));
  });
}

/** Folders have the day of the place as their name, which UTC may not agree with. */
function isDayWithin(folder: string, fromMs: number, toMs: number): boolean {
  const dayStartMs = /^\d{4}-\d{2}-\d{2}$/.test(folder) ? Date.parse(folder) : Number.NaN;
  return dayStartMs >= fromMs - 2 * dayMs && dayStartMs <= toMs + dayMs;
}

async function readSidecar(path: string): Promise<{
  readonly folder: string;
  readonly key: string;
  readonly sidecar: SnapshotSidecar;
} | null> {
  try {
    const sidecar = snapshotSidecarSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { folder: join(path, '..'), key: basename(path, '.json'), sidecar };
  } catch {
    // A file that is no description of a snapshot, or of a version that is not known.
    return null;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
