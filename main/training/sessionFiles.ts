import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type SessionLine, sessionLineSchema } from '../../common/training/sessionLine';
import { sessionOf } from '../../common/training/trainingSession';
import { appendJsonLine, readJsonLines } from '../files/jsonLines';
import { namesIn, privateFile, privateFolder, type ReadFiles } from './exerciseFiles';

/** Lines of every session that is kept, by their files' names. @throws what the system says of the folder */
export async function readSessions(folder: string): Promise<ReadFiles<readonly SessionLine[]>> {
  const names = await namesIn(folder, '.jsonl');
  const read = await Promise.all(names.map((name) => readSession(join(folder, name))));
  return {
    contents: read.flatMap(({ lines }) => (sessionOf(lines) === null ? [] : [lines])),
    damaged: names.filter((_, index) => read[index]?.isDamaged),
  };
}

/** Adds a line to a session's file. @throws what the system says; the file is as before then */
export async function appendSession(
  folder: string,
  sessionId: string,
  line: SessionLine,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: privateFolder });
  await appendJsonLine(join(folder, `${sessionId}.jsonl`), line, privateFile);
}

async function readSession(path: string) {
  try {
    const { lines, damaged } = await readJsonLines(path, sessionLineSchema);
    return { lines, isDamaged: damaged > 0 || sessionOf(lines) === null };
  } catch {
    return { lines: [], isDamaged: true };
  }
}
