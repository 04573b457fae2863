import { join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import type { Words } from '../../../common/language/translation';
import { findFfmpeg } from '../../capture/findFfmpeg';
import { TrainingStore } from '../../training/trainingStore';
import { answering } from '../cases/archiveAnswer';
import { handleCommand } from '../ipcMainTyped';
import { activePacks, type ActivePacksOptions } from './activePacks';
import { CandidateControl } from './candidateControl';
import { ExerciseControl } from './exerciseControl';
import { FrameItems } from './frameItems';
import { ItemDesk } from './itemDesk';
import { Learners, type Viewers } from './learners';
import { ProgressControl } from './progressControl';
import { ReferenceControl } from './referenceControl';
import { SessionControl } from './sessionControl';
import { StillAi } from './stillAi';
import { StillItems } from './stillItems';

export interface TrainingFeatureOptions extends ActivePacksOptions {
  readonly window: BrowserWindow;
  /** The training lies in its folder `training`. */
  readonly userFolder: string;
  readonly recordingFolder: () => string;
  readonly viewers: () => Viewers;
  readonly words: () => Words<'live'>;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
}

/** Training: exercises, sessions, progress and references. Live view and recorder know nothing of it. */
export class TrainingFeature {
  private readonly options: TrainingFeatureOptions;
  private readonly desk: ItemDesk;
  private readonly ai: StillAi;
  private readonly exercises: ExerciseControl;
  private readonly sessions: SessionControl;
  private readonly progress: ProgressControl;
  private readonly candidates: CandidateControl;
  private readonly references: ReferenceControl;
  private opened: Promise<TrainingStore> | null = null;

  constructor(options: TrainingFeatureOptions) {
    const { recordingFolder, nowMs } = options;
    const ffmpegPath = (): string => findFfmpeg({ env: process.env });
    const learners = new Learners(options.viewers);
    const shared = { store: () => this.store(), learners, now: () => new Date() };
    const recordings = { recordingFolder, ffmpegPath };
    this.options = options;
    this.ai = new StillAi({ ...activePacks(options), ffmpegPath, nowMs });
    const stills = new StillItems({ ffmpegPath, ai: this.ai });
    this.desk = new ItemDesk(new FrameItems(recordings), stills);
    this.exercises = new ExerciseControl(shared);
    this.sessions = new SessionControl({
      ...shared,
      ...{ items: this.desk, nowMs, seed: () => Math.floor(Math.random() * 2 ** 32) },
    });
    this.progress = new ProgressControl({
      ...shared,
      own: (sessionId) => this.sessions.own(sessionId),
      choosePlace: (suggested) => this.chooseFile(suggested),
    });
    this.candidates = new CandidateControl({
      ...{ ...shared, stills, recordingFolder, chooseFolder: () => this.chooseFolder() },
    });
    this.references = new ReferenceControl({ ...shared, ...recordings });
  }

  /** Answers the page's commands. */
  answer(): void {
    this.answerExercises();
    this.answerSessions();
    this.answerProgress();
    this.answerReferences();
  }

  /** Somebody else is at the screen, or nobody: what the page shows of the training may not be theirs. */
  viewerChanged(): void {
    this.options.send('trainingChanged', null);
  }

  async dispose(): Promise<void> {
    this.desk.frames.dispose();
    await this.ai.dispose();
  }

  private answerExercises(): void {
    const { exercises, candidates } = this;
    handleCommand('training:overview', () => answering(() => exercises.overview()));
    handleCommand('training:exercise', (id) => answering(() => exercises.exercise(id)));
    handleCommand('training:makeExercise', (draft) => answering(() => exercises.make(draft)));
    handleCommand('training:changeExercise', (id, draft) =>
      answering(() => exercises.change(id, draft)),
    );
    handleCommand('training:removeExercise', (id) =>
      answering(() => exercises.setRemoved(id, true)),
    );
    handleCommand('training:undoRemoveExercise', (id) =>
      answering(() => exercises.setRemoved(id, false)),
    );
    handleCommand('training:candidates', () => answering(() => candidates.list()));
    handleCommand('training:addFolder', () => answering(() => candidates.addFolder()));
    handleCommand('training:folderStills', (folder) => answering(() => candidates.stills(folder)));
  }

  private answerSessions(): void {
    const { sessions, progress } = this;
    handleCommand('training:begin', (id) => answering(() => sessions.begin(id)));
    handleCommand('training:item', (id) => answering(() => sessions.item(id)));
    handleCommand('training:answer', (id, item, answer) =>
      answering(() => sessions.answer(id, item, answer)),
    );
    handleCommand('training:skip', (id, item) => answering(() => sessions.skip(id, item)));
    handleCommand('training:report', (id) => answering(() => progress.report(id)));
    handleCommand('training:picture', (id, item) => answering(() => sessions.picture(id, item)));
  }

  private answerProgress(): void {
    const { progress, exercises } = this;
    handleCommand('training:learners', () => answering(() => progress.learners()));
    handleCommand('training:progress', (id) => answering(() => progress.progress(id)));
    handleCommand('training:exportCsv', (id) => answering(() => progress.exportCsv(id)));
    handleCommand('training:setConsent', (kind, isGiven) =>
      answering(() => exercises.setConsent(kind, isGiven)),
    );
  }

  private answerReferences(): void {
    const { references } = this;
    handleCommand('training:references', (id) => answering(() => references.list(id)));
    handleCommand('training:addReference', (id, draft) =>
      answering(() => references.add(id, draft)),
    );
    handleCommand('training:removeReference', (id, referenceId) =>
      answering(() => references.setRemoved(id, referenceId, true)),
    );
    handleCommand('training:restoreReference', (id, referenceId) =>
      answering(() => references.setRemoved(id, referenceId, false)),
    );
  }

  /** Read with the first look; where that fails, with the next one again. */
  private store(): Promise<TrainingStore> {
    this.opened ??= TrainingStore.open(join(this.options.userFolder, 'training')).catch(
      (error: unknown) => {
        this.opened = null;
        throw error;
      },
    );
    return this.opened;
  }

  private async chooseFolder(): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(this.options.window, {
      title: this.options.words()('dialog.trainingFolder'),
      properties: ['openDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  }

  private async chooseFile(suggested: string): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.options.window, {
      title: this.options.words()('dialog.trainingExport'),
      defaultPath: suggested,
      filters: [{ name: 'CSV', extensions: ['csv'] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    return canceled || filePath === '' ? null : filePath;
  }
}
