import { mkdir } from 'node:fs/promises';
import { CliError } from '../cliErrors';
import { PartialFile } from '../partialFile';

/**
 * Makes the folder of a report, before an hour is spent on what could then not be written.
 * @throws CliError that names it
 */
export async function makeReportFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(
      `The folder ${folder} cannot be made: ${reason}. Name another one with --out.`,
    );
  });
}

/** Writes a file that is whole or not there. @throws CliError when it cannot be written */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const file = await PartialFile.create(path);
  try {
    await file.append(text);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
