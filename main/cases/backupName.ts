import type { StoreBackup } from '../../common/cases/caseStoreState';

const pattern = /^cases-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(\d+)\.db$/;

/** Name of a backup: when it was made and how many cases it holds. @param madeAt ISO 8601, UTC */
export function backupName(madeAt: string, cases: number): string {
  return `cases-${madeAt.replaceAll(/[:.]/g, '-')}-${cases}.db`;
}

/** @returns null for the name of anything else, with or without a folder */
export function parseBackupName(fileName: string): Omit<StoreBackup, 'bytes'> | null {
  const match = pattern.exec(fileName);
  if (match === null) return null;
  const [, day, hours, minutes, seconds, milliseconds, cases] = match;
  const madeAt = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
  return { fileName, madeAt, cases: Number(cases) };
}

/** The copy of the wrapped key beside a backup. */
export function keyNameOf(backupFileName: string): string {
  return backupFileName.replace(/\.db$/, '.key');
}
