import { z } from 'zod';
import { pageTriggerSchema } from '../actions';
import type { Fault } from '../language/messageWords';
import { clinicalPayloadSchema } from './caseEvent';
import type { CarriedFields } from './carriedFields';
import { caseFieldsPatchSchema } from './caseFields';
import type { CaseSummary } from './caseSummary';
import type { LiveCase, LoggedEvent } from './liveCase';

/** Arguments of the commands about the running case. Presses that name no more than what happened run as actions. */
export const liveCaseCommandSchemas = {
  'case:state': z.tuple([]),
  'case:start': z.tuple([caseFieldsPatchSchema, pageTriggerSchema]),
  'case:setFields': z.tuple([caseFieldsPatchSchema, pageTriggerSchema]),
  'case:log': z.tuple([clinicalPayloadSchema, pageTriggerSchema]),
  'case:replace': z.tuple([z.uuid(), clinicalPayloadSchema, pageTriggerSchema]),
  'case:withdraw': z.tuple([z.uuid(), pageTriggerSchema]),
  'case:restore': z.tuple([z.uuid(), pageTriggerSchema]),
  'case:end': z.tuple([pageTriggerSchema]),
  'case:putAway': z.tuple([]),
} as const;

/** Answers of the commands about the running case. */
export interface LiveCaseCommandResults {
  'case:state': LiveCaseState;
  /** Starts a case with these fields; what is left out is suggested or empty. */
  'case:start': LoggedEvent;
  'case:setFields': LoggedEvent;
  /** Something that one press cannot say, as which technique was used. */
  'case:log': LoggedEvent;
  /** Says what an event of the running case should have said. */
  'case:replace': LoggedEvent;
  'case:withdraw': LoggedEvent;
  'case:restore': LoggedEvent;
  'case:end': LoggedEvent;
  /** Closes the summary of the case that ended last. */
  'case:putAway': undefined;
}

/** Events about the running case. */
export interface LiveCaseEvents {
  liveCase: LiveCaseState;
  /** A press asked for the choice of techniques. */
  caseChooser: 'technique';
}

/** What the live page shows of cases. */
export interface LiveCaseState {
  /** The case that runs; null where none does. */
  readonly running: LiveCase | null;
  /** The case that ended last, until it is put away or another one starts. */
  readonly ended: CaseSummary | null;
  /** Whether a case can be started now: whether there is a store that takes its events. */
  readonly canStart: boolean;
  /** How the next case would be called. */
  readonly suggestedPseudonym: string;
  /** What the next case takes over from the one before, unless somebody says otherwise. */
  readonly carried: CarriedFields;
  /** Why events are in memory alone; null while none is. */
  readonly unsafeWhy: Fault | null;
}
