import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConsentLine, consentLineSchema } from '../../common/training/consent';
import type { Exercise } from '../../common/training/exercise';
import type {
  AnsweredLine,
  SessionBegun,
  SessionLine,
  SkippedLine,
} from '../../common/training/sessionLine';
import { sessionOf, type TrainingSession } from '../../common/training/trainingSession';
import type { UserFacingError } from '../../common/userFacingError';
import { appendJsonLine, readJsonLines } from '../files/jsonLines';
import { privateFile, privateFolder, readExercises, writeExercise } from './exerciseFiles';
import { readFolderList, writeFolderList } from './folderList';
import { appendSession, readSessions } from './sessionFiles';
import { notKept, partlyUnreadable } from './trainingErrors';

const consentFile = 'consents.jsonl';
const folderFile = 'folders.json';

interface KeptSession {
  readonly lines: readonly SessionLine[];
  readonly session: TrainingSession;
}

/**
 * Exercises, sessions and consents on the disk, and in memory once they were read. What is damaged is named in
 * `trouble` and left as it is; everything else works. What cannot be kept changes nothing in memory either.
 */
export class TrainingStore {
  private readonly folder: string;
  private readonly byExercise = new Map<string, Exercise>();
  private readonly bySession = new Map<string, KeptSession>();
  private consentLines: readonly ConsentLine[] = [];
  private folderPaths: readonly string[] = [];
  private damaged: readonly string[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Reads what is there. @throws what the system says where the folder itself cannot be read */
  static async open(folder: string): Promise<TrainingStore> {
    const store = new TrainingStore(folder);
    await store.read();
    return store;
  }

  /** Also those that were put away. */
  get exercises(): readonly Exercise[] {
    return [...this.byExercise.values()];
  }

  get sessions(): readonly TrainingSession[] {
    return [...this.bySession.values()].map(({ session }) => session);
  }

  get consents(): readonly ConsentLine[] {
    return this.consentLines;
  }

  /** Data sets that were added. */
  get folders(): readonly string[] {
    return this.folderPaths;
  }

  /** What could not be read; null where all could. */
  get trouble(): UserFacingError | null {
    return this.damaged.length === 0 ? null : partlyUnreadable(this.folder, this.damaged);
  }

  exercise(id: string): Exercise | null {
    return this.byExercise.get(id) ?? null;
  }

  session(id: string): TrainingSession | null {
    return this.bySession.get(id)?.session ?? null;
  }

  /** Keeps an exercise, new or changed. @throws UserFacingError */
  async keepExercise(exercise: Exercise): Promise<void> {
    await this.keeping(() => writeExercise(join(this.folder, 'exercises'), exercise));
    this.byExercise.set(exercise.id, exercise);
  }

  /** @throws UserFacingError */
  async begin(begun: SessionBegun): Promise<void> {
    await this.write(begun.sessionId, begun);
    this.take([begun]);
  }

  /** Adds a line to a session. @throws UserFacingError; the session is as before then */
  async append(sessionId: string, line: AnsweredLine | SkippedLine): Promise<void> {
    await this.write(sessionId, line);
    this.take([...(this.bySession.get(sessionId)?.lines ?? []), line]);
  }

  /** @throws UserFacingError */
  async addConsent(line: ConsentLine): Promise<void> {
    await this.keeping(() => appendJsonLine(join(this.folder, consentFile), line, privateFile));
    this.consentLines = [...this.consentLines, line];
  }

  /** Remembers where a data set is. @throws UserFacingError */
  async addFolder(folder: string): Promise<void> {
    const folders = [...new Set([...this.folderPaths, folder])];
    await this.keeping(() => writeFolderList(join(this.folder, folderFile), folders));
    this.folderPaths = folders;
  }

  private async read(): Promise<void> {
    const exercises = await readExercises(join(this.folder, 'exercises'));
    const sessions = await readSessions(join(this.folder, 'sessions'));
    const consents = await readJsonLines(join(this.folder, consentFile), consentLineSchema);
    const folders = await readFolderList(join(this.folder, folderFile)).catch(() => null);
    for (const exercise of exercises.contents) this.byExercise.set(exercise.id, exercise);
    for (const lines of sessions.contents) this.take(lines);
    // A line that cannot be read may have taken something back: nothing that was allowed before it holds.
    this.consentLines = consents.behindDamage;
    this.folderPaths = folders ?? [];
    this.damaged = [
      ...exercises.damaged,
      ...sessions.damaged,
      ...(consents.damaged > 0 ? [consentFile] : []),
      ...(folders === null ? [folderFile] : []),
    ];
  }

  private take(lines: readonly SessionLine[]): void {
    const session = sessionOf(lines);
    if (session !== null) this.bySession.set(session.begun.sessionId, { session, lines });
  }

  private write(sessionId: string, line: SessionLine): Promise<void> {
    return this.keeping(() => appendSession(join(this.folder, 'sessions'), sessionId, line));
  }

  private async keeping(write: () => Promise<void>): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true, mode: privateFolder });
      await write();
    } catch (error) {
      throw notKept(this.folder, error);
    }
  }
}
