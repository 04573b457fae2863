import { powerMonitor } from 'electron';
import type { QuietNote } from '../../../common/actions';
import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';
import type { DifficultyStatus } from '../../../common/difficulty';
import type { CaseStore } from '../../cases/caseStore';
import type { LivePipeline } from '../../pipeline/livePipeline';
import type { Actions } from '../actions';
import { CaseActions } from './caseActions';
import { CaseAudit } from './caseAudit';
import { systemCaseClock } from './caseClock';
import { bySystem, EventMaker } from './eventMaker';
import { LastCaseFields } from './lastCaseFields';
import { LiveCaseControl } from './liveCaseControl';
import { answerLiveCaseCommands } from './liveCaseCommands';
import { PseudonymSuggestion } from './pseudonymSuggestion';
import { RoomClockWatch } from './roomClockWatch';
import { SleepWatch } from './sleepWatch';

export interface LiveCaseFeatureOptions {
  readonly store: CaseStore;
  readonly pipeline: Pick<
    LivePipeline,
    'difficulty' | 'model' | 'newestFrameId' | 'beginDifficultyAnew'
  >;
  readonly nowMs: () => number;
  /** Who is signed in; null where nobody is. */
  readonly authorId: () => string | null;
  readonly mayLog: () => boolean;
  /** Whether the person at the screen may see what names the patient. */
  readonly seesIdentity: () => boolean;
  readonly publish: (state: LiveCaseState) => void;
  /** The store holds something new of this case. */
  readonly onStored: (caseId: string) => void;
  /** Opens the choice of techniques on the page. */
  readonly chooseTechnique: () => void;
  readonly note: (note: QuietNote) => void;
  /** Hears of the case as it goes. */
  readonly follower: CaseFollower;
}

/** Hears of the running case, at once. */
export interface CaseFollower {
  /** A case runs from now on: begun, or found after a restart. */
  caseRuns(caseId: string): void;
  caseEvent(event: CaseEvent): void;
}

/** The model may change while a case runs; a glance a second costs nothing. */
const looksAtModelEveryMs = 1000;

/** The running case in the application: its events, what presses do to it, what the AI says beside it. */
export class LiveCaseFeature {
  readonly actions: CaseActions;
  private readonly control: LiveCaseControl;
  private readonly audit: CaseAudit;
  private readonly clockWatch: RoomClockWatch;
  private readonly sleepWatch: SleepWatch;
  private readonly modelTimer: NodeJS.Timeout;

  constructor(options: LiveCaseFeatureOptions) {
    const { store, pipeline, publish, note } = options;
    const clock = systemCaseClock();
    this.control = new LiveCaseControl({
      ...{ store, clock },
      maker: new EventMaker({
        ...{ clock, nowMs: options.nowMs, authorId: options.authorId },
        newestFrameId: () => pipeline.newestFrameId,
      }),
      pseudonyms: new PseudonymSuggestion(store, () => clock.wallTime()),
      lastFields: new LastCaseFields(store),
      publish,
      seesIdentity: options.seesIdentity,
      onRunning: (how, { caseId, fields: { pseudonym } }) => {
        options.follower.caseRuns(caseId);
        if (how === 'resumed') note({ kind: 'case', note: { says: how, pseudonym } });
        // What was said of another patient's papilla must not be taken for this one's.
        if (how === 'started') pipeline.beginDifficultyAnew();
        this.audit.checkModel();
      },
      onEnding: () => this.audit.closeVerdict(),
      onEvent: (event) => {
        this.followEvent(event);
        options.follower.caseEvent(event);
      },
      onStored: options.onStored,
    });
    this.audit = new CaseAudit({
      log: (payload) => this.control.log(payload, bySystem),
      events: () => this.control.events,
      difficulty: () => pipeline.difficulty,
      model: () => pipeline.model,
    });
    this.actions = new CaseActions({
      control: this.control,
      mayLog: options.mayLog,
      seesIdentity: options.seesIdentity,
      note: (said) => note({ kind: 'case', note: said }),
      chooseTechnique: options.chooseTechnique,
    });
    this.clockWatch = new RoomClockWatch(clock, (byMs) =>
      this.control.log({ kind: 'clockSet', byMs }, bySystem),
    );
    this.sleepWatch = new SleepWatch(clock, (sleep) => {
      if (this.control.log({ kind: 'slept', ...sleep }, bySystem) === null) return;
      note({ kind: 'case', note: { says: 'slept', ...sleep } });
    });
    this.modelTimer = setInterval(() => this.audit.checkModel(), looksAtModelEveryMs);
    powerMonitor.on('suspend', this.pause);
    powerMonitor.on('resume', this.resume);
  }

  /** Answers the page and lets presses act. */
  answer(actions: Actions): void {
    answerLiveCaseCommands(this.control, this.actions);
    this.actions.provide(actions);
  }

  /** Whether a case runs: a backup or an update must wait then. */
  get isRunning(): boolean {
    return this.control.isRunning;
  }

  /** The estimate of difficulty may stand elsewhere. */
  takeDifficulty(status: DifficultyStatus): void {
    this.audit.takeDifficulty(status);
  }

  /** Somebody else is at the screen, or nobody. */
  viewerChanged(): void {
    this.control.viewerChanged();
  }

  /** The store stands elsewhere; a case that was left running is found again. Never rejects. */
  async storeChanged(): Promise<void> {
    try {
      await this.control.storeChanged();
    } catch {
      // The store says through its state what is wrong with it; it comes here again when that changes.
    }
  }

  /** Resolves when what was logged is on the disk, or could not be. */
  async dispose(): Promise<void> {
    powerMonitor.off('suspend', this.pause);
    powerMonitor.off('resume', this.resume);
    clearInterval(this.modelTimer);
    this.clockWatch.dispose();
    await this.control.dispose();
  }

  private followEvent({ payload }: CaseEvent): void {
    if (payload.kind === 'cannulated' || payload.kind === 'failed') this.audit.closeVerdict();
  }

  private readonly pause = (): void => {
    this.clockWatch.pause();
    this.sleepWatch.suspend();
  };

  private readonly resume = (): void => {
    this.clockWatch.resume();
    this.sleepWatch.resume();
  };
}
