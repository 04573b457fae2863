import type { ActionTrigger, QuietNote } from '../../../common/actions';
import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import type { DifficultyStatus } from '../../../common/difficulty';
import type { CaseStore } from '../../cases/caseStore';
import type { LivePipeline } from '../../pipeline/livePipeline';
import type { ActionMoment, Actions } from '../actions';
import { LiveCaseFeature } from './liveCaseFeature';

export interface CaseFeatureOptions {
  /** Begins to open the store and returns at once; `onState` is called later, never within this call. */
  readonly openStore: (onState: (state: CaseStoreState) => void) => CaseStore;
  readonly pipeline: Pick<
    LivePipeline,
    'difficulty' | 'model' | 'newestFrameId' | 'beginDifficultyAnew'
  >;
  readonly nowMs: () => number;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
  readonly note: (note: QuietNote) => void;
}

/** All about cases in the application: their store, the one that runs, those that ended, the people who may. */
export class CaseFeature {
  readonly store: CaseStore;
  private readonly live: LiveCaseFeature;

  constructor(options: CaseFeatureOptions) {
    const { pipeline, nowMs, send, note } = options;
    this.store = options.openStore((state) => this.followStore(state));
    this.live = new LiveCaseFeature({
      ...{ store: this.store, pipeline, nowMs, note },
      publish: (state) => send('liveCase', state),
      chooseTechnique: () => send('caseChooser', 'technique'),
      authorId: () => null,
      mayLog: () => true,
    });
  }

  /** Answers the page's commands and lets presses act. */
  answer(actions: Actions): void {
    this.live.answer(actions);
  }

  /** The estimate of difficulty may stand elsewhere. */
  takeDifficulty(status: DifficultyStatus): void {
    this.live.takeDifficulty(status);
  }

  /** A mark in the running case. @returns whether one runs and takes it */
  mark(moment: ActionMoment, trigger: ActionTrigger): boolean {
    return this.live.actions.mark(moment, trigger);
  }

  /** Resolves when what was logged is on the disk, or could not be. */
  async dispose(): Promise<void> {
    await this.live.dispose();
  }

  private followStore(_state: CaseStoreState): void {
    void this.live.storeChanged();
  }
}
