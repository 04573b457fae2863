import { randomUUID } from 'node:crypto';
import type { CaseEvent, CaseEventPayload, CaseEventSource } from '../../../common/cases/caseEvent';
import type { ActionMoment } from '../actions';
import { type CaseClock, momentBefore } from './caseClock';

export interface EventMakerOptions {
  readonly clock: CaseClock;
  /** The clock of {@link ActionMoment.atMs}. */
  readonly nowMs: () => number;
  readonly newestFrameId: () => number | null;
  /** Who is signed in; null where nobody is. */
  readonly authorId: () => string | null;
}

/** Whom or what an event comes from, and when it was asked for where that was not now. */
export interface EventOrigin {
  readonly trigger: CaseEventSource;
  readonly moment?: ActionMoment | undefined;
}

/** What the application logs of itself. */
export const bySystem: EventOrigin = { trigger: { source: 'system' } };

/** Makes events with all that stands beside what they say. */
export class EventMaker {
  private readonly options: EventMakerOptions;

  constructor(options: EventMakerOptions) {
    this.options = options;
  }

  make(caseId: string, payload: CaseEventPayload, { trigger, moment }: EventOrigin): CaseEvent {
    const { clock, nowMs, newestFrameId, authorId } = this.options;
    // A press that had to wait until it was told from a longer one counts from when the foot went down.
    const agoMs = moment === undefined ? 0 : Math.max(0, nowMs() - moment.atMs);
    return {
      id: randomUUID(),
      caseId,
      payload,
      moment: momentBefore(clock, agoMs),
      frameId: moment === undefined ? newestFrameId() : moment.frameId,
      trigger,
      authorId: trigger.source === 'system' ? null : authorId(),
    };
  }
}
