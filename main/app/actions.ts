import type { ActionName, ActionOutcome, ActionTrigger } from '../../common/actions';
import type { PressLog } from '../pedals/pressLog';

/** When an action was asked for. */
export interface ActionMoment {
  /** The newest frame of the source; null without one. */
  readonly frameId: number | null;
  /** Monotonic clock, in milliseconds. */
  readonly atMs: number;
  readonly wallTime: Date;
}

/** Carries an action out. An error that it throws becomes the outcome `failed`. */
export type ActionFunction = (
  moment: ActionMoment,
  trigger: ActionTrigger,
) => ActionOutcome | Promise<ActionOutcome>;

export interface ActionsOptions {
  readonly log: Pick<PressLog, 'add' | 'flush'>;
  readonly newestFrameId: () => number | null;
  readonly nowMs: () => number;
  /** Says it to the person when an action throws. */
  readonly onError: (error: unknown) => void;
}

/**
 * What pedals, keys and buttons do, by name: whoever triggers it, the same function runs, and the same log
 * takes it down with its frame.
 */
export class Actions {
  private readonly options: ActionsOptions;
  private readonly functions = new Map<ActionName, ActionFunction>();

  constructor(options: ActionsOptions) {
    this.options = options;
  }

  /** Says what an action does; once for each name. */
  provide(name: ActionName, action: ActionFunction): void {
    this.functions.set(name, action);
  }

  /** Resolves when the log is on the disk. */
  async dispose(): Promise<void> {
    await this.options.log.flush();
  }

  /**
   * Carries an action out, at once, and logs it. Never rejects.
   * @param moment when it was asked for, where a press had to wait until it was told from a longer one
   */
  async run(
    name: ActionName,
    trigger: ActionTrigger,
    moment = this.moment(),
  ): Promise<ActionOutcome> {
    const outcome = await this.attempt(name, moment, trigger);
    this.options.log.add({ trigger, action: name, ...moment, outcome });
    return outcome;
  }

  /** Logs what the page did itself. */
  record(name: ActionName, trigger: ActionTrigger, detail: string): void {
    const outcome = { result: 'done', detail } as const;
    this.options.log.add({ trigger, action: name, ...this.moment(), outcome });
  }

  /** Now. */
  moment(): ActionMoment {
    const { newestFrameId, nowMs } = this.options;
    return { frameId: newestFrameId(), atMs: nowMs(), wallTime: new Date() };
  }

  private async attempt(
    name: ActionName,
    moment: ActionMoment,
    trigger: ActionTrigger,
  ): Promise<ActionOutcome> {
    const action = this.functions.get(name);
    if (action === undefined) return { result: 'refused', detail: 'this version cannot do it' };
    try {
      return await action(moment, trigger);
    } catch (error) {
      this.options.onError(error);
      return { result: 'failed', detail: error instanceof Error ? error.message : String(error) };
    }
  }
}
