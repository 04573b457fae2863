import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { ActionTrigger } from '../../../common/actions';
import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import type { Right } from '../../../common/cases/people';
import type { PeopleState } from '../../../common/cases/peopleState';
import type { DifficultyStatus } from '../../../common/difficulty';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import { CaseStoreClient } from '../../cases/caseStoreClient';
import type { LivePipeline } from '../../pipeline/livePipeline';
import type { ActionMoment, Actions } from '../actions';
import { forkInUtilityProcess } from '../forkInUtilityProcess';
import type { MessageBoard } from '../messageBoard';
import { systemSecretStore } from '../secretStore';
import type { SettingsKeeper } from '../settingsKeeper';
import { ArchiveFeature } from './archiveFeature';
import { answerCasePictureCommands } from './casePictureCommands';
import { ExportFeature, type ExportFeatureOptions } from './exportFeature';
import { type CaseFollower, LiveCaseFeature } from './liveCaseFeature';

export interface CaseFeatureOptions
  extends Pick<ExportFeatureOptions, 'version' | 'language' | 'pictureFolder'> {
  /** The store lies in its folder `cases`. */
  readonly userFolder: string;
  /** Path of the built process that holds the store. */
  readonly storeEntry: string;
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly window: BrowserWindow;
  readonly pipeline: Pick<
    LivePipeline,
    'difficulty' | 'model' | 'newestFrameId' | 'beginDifficultyAnew'
  >;
  readonly nowMs: () => number;
  /** Hears of the running case as it goes. */
  readonly follower: CaseFollower;
  readonly messages: Pick<MessageBoard, 'postError'>;
  /** Somebody else is at the screen, or nobody. */
  readonly onViewer: () => void;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
}

/** All about cases in the application: their store, the one that runs, those that ended, the people who may. */
export class CaseFeature {
  readonly store: CaseStoreClient;
  private readonly live: LiveCaseFeature;
  private readonly archive: ArchiveFeature;
  private readonly exports: ExportFeature;
  private readonly pictureFolder: () => string;

  constructor(options: CaseFeatureOptions) {
    const { pipeline, settings, window, nowMs, send } = options;
    this.pictureFolder = options.pictureFolder;
    this.store = new CaseStoreClient({
      folder: join(options.userFolder, 'cases'),
      fork: () => forkInUtilityProcess(options.storeEntry, 'Ampulla cases'),
      sealer: systemSecretStore,
      nowMs,
      now: () => new Date(),
      onFinding: (finding) => options.messages.postError(finding, 'warning'),
    });
    this.archive = new ArchiveFeature({
      ...{ store: this.store, settings, window, send },
      onViewer: () => {
        this.live.viewerChanged();
        options.onViewer();
      },
    });
    this.exports = new ExportFeature({
      ...options,
      store: this.store,
      mainFolder: dirname(options.storeEntry),
      may: (right) => this.archive.may(right),
      authorId: () => this.archive.authorId,
    });
    this.live = new LiveCaseFeature({
      ...{ store: this.store, pipeline, nowMs, follower: options.follower },
      note: (note) => send('note', note),
      publish: (state) => send('liveCase', state),
      onStored: (caseId) => send('casesChanged', { caseId }),
      chooseTechnique: () => send('caseChooser', 'technique'),
      authorId: () => this.archive.authorId,
      mayLog: () => this.archive.may('logEvents'),
      seesIdentity: () => this.archive.may('seeIdentity'),
    });
    this.store.onState((state) => this.followStore(state));
  }

  /** Answers the page's commands and lets presses act. */
  answer(actions: Actions): void {
    this.live.answer(actions);
    this.archive.answer();
    this.exports.answer();
    answerCasePictureCommands({
      open: (caseId) => this.archive.open(caseId),
      folder: this.pictureFolder,
    });
  }

  /** Who is known, who is at the screen, and what that person may. */
  get peopleState(): PeopleState {
    return this.archive.peopleState;
  }

  /** Whether the person at the screen may. */
  may(right: Right): boolean {
    return this.archive.may(right);
  }

  /** Whether nobody began a case log here: then there are no people with rights either. */
  get isWithoutStore(): boolean {
    return this.store.state.state === 'none';
  }

  /** A case's name in the log. @throws UserFacingError where the store is closed, or nobody is signed in */
  async pseudonymOf(caseId: string): Promise<string | null> {
    return this.archive.pseudonymOf(caseId);
  }

  /** Notes in the audit trail that something was exported; nothing where there is no open log. */
  async noteExport(detail: string): Promise<void> {
    if (this.store.state.state !== 'ready') return;
    const { authorId } = this.archive;
    const at = new Date().toISOString();
    await this.store.audit({ at, authorId, what: 'exported', detail });
  }

  /** Begins to open the store and returns at once: neither picture nor AI waits for it. */
  start(): void {
    void this.store.open();
  }

  /** The estimate of difficulty may stand elsewhere. */
  takeDifficulty(status: DifficultyStatus): void {
    this.live.takeDifficulty(status);
  }

  /** A mark in the running case. @returns whether one runs and takes it */
  mark(moment: ActionMoment, trigger: ActionTrigger): boolean {
    return this.live.actions.mark(moment, trigger);
  }

  /** Resolves when what was logged is on the disk, or could not be, and the store is closed. */
  async dispose(): Promise<void> {
    this.archive.dispose();
    await this.live.dispose();
    await this.store.close();
  }

  private followStore(state: CaseStoreState): void {
    this.archive.storeChanged(state);
    void this.live.storeChanged();
  }
}
