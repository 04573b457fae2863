import type { ClinicalPayload } from '../../../common/cases/caseEvent';
import type { LiveCase, LiveCaseEvent } from '../../../common/cases/liveCase';

/** What happened of a kind that can be told more about in words. */
export type TextPayload = Extract<ClinicalPayload, { readonly text: string }>;
export type TextEvent = LiveCaseEvent & { readonly payload: TextPayload };

/** Whether words can stand beside the event. */
export function takesText(event: LiveCaseEvent): event is TextEvent {
  return 'text' in event.payload && !event.isWithdrawn;
}

/** The event that words are written for when somebody asks to write: the newest that takes some; null: none does. */
export function newestForText({ events }: LiveCase): TextEvent | null {
  return events.findLast(takesText) ?? null;
}
