import { z } from 'zod';
import type { BlankingState } from './blanking';
import type { CaseNote } from './cases/caseNote';
import type { PressKind } from './pressKinds';

/** What is logged of the running case by one press. */
export const caseActionNames = [
  /** The next step of the case, whatever it is: start, approach, attempt. */
  'caseNext',
  /** Cannulated; or, after it, the end of the case. */
  'caseFinish',
  'approach',
  'attempt',
  'ductEntry',
  /** Opens the choice of techniques. */
  'technique',
  'cannulated',
  'failed',
  'undoEvent',
  'operatorChange',
] as const;
export type CaseActionName = (typeof caseActionNames)[number];

/** What a pedal, a key or a button can do during a procedure. */
export const actionNames = [
  'overlay',
  'snapshot',
  'mark',
  'attention',
  /** Begins to record, or ends it. */
  'recording',
  ...caseActionNames,
] as const;
export type ActionName = (typeof actionNames)[number];
export const actionNameSchema = z.enum(actionNames);

/** What of the page asked for an action: a key of the window, or something that was clicked. */
export const pageTriggers = ['key', 'ui'] as const;
export type PageTrigger = (typeof pageTriggers)[number];
export const pageTriggerSchema = z.enum(pageTriggers);

/** Who asked for an action. */
export type ActionTrigger =
  | { readonly source: PageTrigger }
  | { readonly source: 'pedal'; readonly switchName: string; readonly kind: PressKind };

/** Whether an action was carried out; `refused` is no fault: there was nothing to do it with. */
export interface ActionOutcome {
  readonly result: 'done' | 'refused' | 'failed';
  /** What was done, or why it was not: English, for the log. */
  readonly detail: string;
}

/** Something small that is said beside the picture for a few seconds. Words: `pedal.note.<kind>`. */
export type QuietNote =
  | { readonly kind: 'marked'; readonly frameId: number }
  | { readonly kind: 'nothingToMark' }
  | { readonly kind: 'noAttentionMap' }
  /** `time`: of the clock in the room, as in the files' names; `blanking`: how complete it is in the pictures. */
  | { readonly kind: 'snapshotSaved'; readonly time: string; readonly blanking: BlankingState }
  | { readonly kind: 'nothingToStore' }
  | { readonly kind: 'snapshotBusy' }
  | { readonly kind: 'case'; readonly note: CaseNote };
