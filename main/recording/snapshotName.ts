/** Names of a snapshot's files; time and frame are all that they say. */
export interface SnapshotNames {
  /** Folder of the day, as `2026-11-23`. */
  readonly folder: string;
  readonly clean: string;
  readonly overlay: string;
  readonly sidecar: string;
}

/**
 * Names the files of a snapshot, as `20261123-142355-123-f004711.json`.
 * @param takenAt written in the time of the place, as the clock in the room shows it
 */
export function snapshotNames(takenAt: Date, frameId: number): SnapshotNames {
  const year = padded(takenAt.getFullYear(), 4);
  const month = padded(takenAt.getMonth() + 1, 2);
  const day = padded(takenAt.getDate(), 2);
  const clock = [takenAt.getHours(), takenAt.getMinutes(), takenAt.getSeconds()];
  const time = clock.map((value) => padded(value, 2)).join('');
  const milliseconds = padded(takenAt.getMilliseconds(), 3);
  const stem = `${year}${month}${day}-${time}-${milliseconds}-f${padded(frameId, 6)}`;
  return {
    folder: `${year}-${month}-${day}`,
    clean: `${stem}-clean.png`,
    overlay: `${stem}-overlay.png`,
    sidecar: `${stem}.json`,
  };
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
