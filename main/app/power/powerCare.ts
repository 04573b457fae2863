import { powerMonitor, powerSaveBlocker } from 'electron';
import type { UserMessage } from '../../../common/ipc';
import { explain } from '../../../common/language/explain';
import type { LiveStatus } from '../../../common/status';
import type { LivePipeline } from '../../pipeline/livePipeline';
import { DisplayAwake } from './displayAwake';
import { sleepWords } from './sleepWords';
import { type SleepGap, SleepWatch } from './sleepWatch';

export interface PowerCareOptions {
  readonly pipeline: Pick<LivePipeline, 'suspend' | 'wake'>;
  readonly nowMs: () => number;
  readonly post: (message: UserMessage) => void;
}

/** What the computer's power has to do with the picture: monitors stay lit while it runs, and sleep leaves a marked gap. */
export class PowerCare {
  private readonly options: PowerCareOptions;
  private readonly display = new DisplayAwake(powerSaveBlocker);
  private readonly sleep: SleepWatch;

  constructor(options: PowerCareOptions) {
    this.options = options;
    this.sleep = new SleepWatch({
      power: powerMonitor,
      nowMs: options.nowMs,
      wallClock: () => new Date(),
      onSuspend: () => options.pipeline.suspend(),
      onResume: (gap) => this.wake(gap),
    });
  }

  takeStatus({ source }: LiveStatus): void {
    this.display.follow(source.state);
  }

  dispose(): void {
    this.sleep.dispose();
    this.display.dispose();
  }

  private wake(gap: SleepGap | null): void {
    const { pipeline, post } = this.options;
    void pipeline.wake();
    if (gap !== null) post({ severity: 'info', ...explain('power.slept', sleepWords(gap)) });
  }
}
