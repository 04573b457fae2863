import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Exercise, exerciseSchema } from '../../common/training/exercise';
import { writeFileDurably } from '../files/durableFile';
import { isFileMissing } from '../files/fileMissing';

/** Only who runs Ampulla may read what people answered. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/** What a folder of files holds. */
export interface ReadFiles<Content> {
  readonly contents: readonly Content[];
  /** Names of files that are damaged, wholly or in part. */
  readonly damaged: readonly string[];
}

/** Every exercise that is kept, also those that were put away. @throws what the system says of the folder */
export async function readExercises(folder: string): Promise<ReadFiles<Exercise>> {
  const names = await namesIn(folder, '.json');
  const read = await Promise.all(names.map((name) => readExercise(join(folder, name))));
  return {
    contents: read.flatMap((exercise) => exercise ?? []),
    damaged: names.filter((_, index) => read[index] === null),
  };
}

/** Keeps an exercise in place of what its file held. @throws what the system says */
export async function writeExercise(folder: string, exercise: Exercise): Promise<void> {
  await mkdir(folder, { recursive: true, mode: privateFolder });
  const text = `${JSON.stringify(exercise, null, 2)}\n`;
  await writeFileDurably(join(folder, `${exercise.id}.json`), text, privateFile);
}

/** Names of files with an ending, sorted; none where the folder is not there yet. */
export async function namesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isFileMissing(error)) return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(ending)).sort();
}

async function readExercise(path: string): Promise<Exercise | null> {
  try {
    return exerciseSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
