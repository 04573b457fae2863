import type { ClinicalPayload } from './caseEvent';

/** What is said quietly of the running case. Words: `cases:live.note.<says>`. */
export type CaseNote =
  /** What was asked for needs a case. */
  | { readonly says: 'noCase' }
  /** There is no store that takes a case now. */
  | { readonly says: 'cannotStart' }
  /** The person who is signed in may not log. */
  | { readonly says: 'notAllowed' }
  | { readonly says: 'alreadyRunning' }
  /** It was said before and stands. */
  | { readonly says: 'alreadySaid'; readonly payload: ClinicalPayload }
  | { readonly says: 'nothingToUndo' }
  | { readonly says: 'nothingNext' }
  /** Nobody to hand the scope to is named in the case. */
  | { readonly says: 'oneOperator' }
  | { readonly says: 'started' | 'ended' | 'resumed'; readonly pseudonym: string }
  /** The computer slept while the case ran; `leftOutMs` of it is not in the clock. */
  | { readonly says: 'slept'; readonly forMs: number; readonly leftOutMs: number }
  /** `ordinal`: of its kind, from 1. */
  | {
      readonly says: 'logged' | 'undone' | 'restored';
      readonly payload: ClinicalPayload;
      readonly ordinal: number | null;
    };
