import { z } from 'zod';
import type { ArchiveAnswer } from '../cases/archiveAnswer';
import type { PersonRole } from '../cases/people';
import type { Size } from '../geometry';
import type { ErrorExplanation } from '../language/messageWords';
import { recordingIdSchema } from '../recordings/recordingManifest';
import type { TrainingCandidates, TrainingFolder, TrainingStill } from './candidates';
import { consentKinds, type Consents } from './consent';
import { type Exercise, exerciseDraftSchema, type LearnerId, learnerIdSchema } from './exercise';
import { answerSchema } from './mark';
import type { ReaderComparison, SessionPoint, WeakSpot } from './readerFigures';
import { type Reference, referenceDraftSchema } from './reference';
import type { ItemReveal } from './reveal';

/** Who learns at this screen. `name` is null for a workstation that knows no people. */
export interface Learner {
  readonly id: LearnerId;
  readonly name: string | null;
  readonly role: PersonRole | null;
}

/** Where one's session stands. */
export interface SessionState {
  readonly sessionId: string;
  readonly exerciseId: string;
  readonly exerciseName: string;
  readonly isExam: boolean;
  readonly asksClasses: boolean;
  readonly items: number;
  /** Place of the item to be judged, from 0; null: the session is finished. */
  readonly present: number | null;
  /** Items that could not be shown; they count for nothing. */
  readonly skipped: number;
}

/** A picture and no word of what is on it. */
export interface ItemPicture extends Size {
  /** `data:image/png;base64,…` */
  readonly address: string;
}

/** The item to be judged. Neither truth nor AI is in it. */
export interface PresentedItem {
  readonly session: SessionState;
  /** Null where it cannot be shown: `trouble` says why, `training:skip` goes on. */
  readonly picture: ItemPicture | null;
  readonly trouble: ErrorExplanation | null;
}

/** An exercise of the list, with one's own progress. */
export interface ExerciseSummary {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly itemsPerSession: number | null;
  readonly isExam: boolean;
  readonly asksClasses: boolean;
  readonly createdAt: string;
  readonly mayChange: boolean;
  /** Somebody began this exam: only its name can be changed then. */
  readonly isLocked: boolean;
  /** One's own session that waits to be gone on with. */
  readonly open: SessionState | null;
  /** One's own finished sessions; of an exam at most one. */
  readonly finished: readonly SessionPoint[];
}

/** First page of the training. */
export interface TrainingOverview {
  readonly learner: Learner;
  readonly may: {
    readonly makeReference: boolean;
    readonly makeExam: boolean;
    readonly seeProgress: boolean;
  };
  readonly consents: Consents;
  /** Newest first. */
  readonly exercises: readonly ExerciseSummary[];
  /** What could not be read of what is stored; everything else works. */
  readonly troubles: readonly ErrorExplanation[];
}

/** What comes of an answer. */
export interface AnsweredItem {
  /** Null in an exam that goes on. */
  readonly reveal: ItemReveal | null;
  readonly session: SessionState;
}

/** A session that is finished. */
export interface SessionReport {
  readonly session: SessionState;
  readonly point: SessionPoint;
  readonly reveals: readonly ItemReveal[];
  readonly comparison: ReaderComparison;
}

/** Progress of one learner. */
export interface LearnerProgress {
  readonly learner: Learner;
  /** Oldest first. */
  readonly curve: readonly SessionPoint[];
  readonly weakSpots: readonly WeakSpot[];
  /** Over each item's newest answer; null without one. */
  readonly comparison: ReaderComparison | null;
}

const exerciseId = z.uuid();
const sessionId = z.uuid();

/** Arguments of the commands of the training. */
export const trainingCommandSchemas = {
  'training:overview': z.tuple([]),
  'training:exercise': z.tuple([exerciseId]),
  'training:makeExercise': z.tuple([exerciseDraftSchema]),
  'training:changeExercise': z.tuple([exerciseId, exerciseDraftSchema]),
  'training:removeExercise': z.tuple([exerciseId]),
  'training:undoRemoveExercise': z.tuple([exerciseId]),
  'training:candidates': z.tuple([]),
  'training:addFolder': z.tuple([]),
  'training:folderStills': z.tuple([z.string().min(1).max(4096)]),
  'training:begin': z.tuple([exerciseId]),
  'training:item': z.tuple([sessionId]),
  'training:answer': z.tuple([sessionId, z.int().nonnegative(), answerSchema]),
  'training:skip': z.tuple([sessionId, z.int().nonnegative()]),
  'training:report': z.tuple([sessionId]),
  'training:picture': z.tuple([sessionId, z.int().nonnegative()]),
  'training:learners': z.tuple([]),
  'training:progress': z.tuple([learnerIdSchema]),
  'training:exportCsv': z.tuple([learnerIdSchema]),
  'training:setConsent': z.tuple([z.enum(consentKinds), z.boolean()]),
  'training:references': z.tuple([recordingIdSchema]),
  'training:addReference': z.tuple([recordingIdSchema, referenceDraftSchema]),
  'training:removeReference': z.tuple([recordingIdSchema, z.uuid()]),
  'training:restoreReference': z.tuple([recordingIdSchema, z.uuid()]),
} as const;

/** Answers of the commands. Persons, rights and consent are checked in main. */
export interface TrainingCommandResults {
  'training:overview': ArchiveAnswer<TrainingOverview>;
  /** With its items, to change it. */
  'training:exercise': ArchiveAnswer<Exercise>;
  'training:makeExercise': ArchiveAnswer<TrainingOverview>;
  'training:changeExercise': ArchiveAnswer<TrainingOverview>;
  /** Sessions stay; `training:undoRemoveExercise` brings it back. */
  'training:removeExercise': ArchiveAnswer<TrainingOverview>;
  'training:undoRemoveExercise': ArchiveAnswer<TrainingOverview>;
  'training:candidates': ArchiveAnswer<TrainingCandidates>;
  /** By a dialog of the system; null where it was cancelled. */
  'training:addFolder': ArchiveAnswer<TrainingFolder | null>;
  'training:folderStills': ArchiveAnswer<readonly TrainingStill[]>;
  /** Goes on with one's open session where there is one. */
  'training:begin': ArchiveAnswer<SessionState>;
  'training:item': ArchiveAnswer<PresentedItem>;
  /** Stored before it is answered. The number is the item's, so that a double key press answers once. */
  'training:answer': ArchiveAnswer<AnsweredItem>;
  /** Only of an item that cannot be shown. */
  'training:skip': ArchiveAnswer<SessionState>;
  /** Of a finished session of one's own. */
  'training:report': ArchiveAnswer<SessionReport>;
  /** Of an item that one may see revealed. */
  'training:picture': ArchiveAnswer<ItemPicture>;
  /** Oneself, and who lets teachers look. */
  'training:learners': ArchiveAnswer<readonly Learner[]>;
  'training:progress': ArchiveAnswer<LearnerProgress>;
  /** By a dialog of the system; path of the file, null where it was cancelled. */
  'training:exportCsv': ArchiveAnswer<string | null>;
  'training:setConsent': ArchiveAnswer<Consents>;
  /** For those who may make them: others would see what they are to find. */
  'training:references': ArchiveAnswer<readonly Reference[]>;
  'training:addReference': ArchiveAnswer<readonly Reference[]>;
  'training:removeReference': ArchiveAnswer<readonly Reference[]>;
  'training:restoreReference': ArchiveAnswer<readonly Reference[]>;
}

/** Events of the training. */
export interface TrainingEvents {
  /** Another person is at the screen, or nobody: what is shown of the training may be somebody else's. */
  trainingChanged: null;
}
