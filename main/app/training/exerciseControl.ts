import { randomUUID } from 'node:crypto';
import { explanationOf } from '../../../common/userFacingError';
import { consentsOf, type ConsentKind, type Consents } from '../../../common/training/consent';
import { keepsExam, withExamRules } from '../../../common/training/examRules';
import type { Exercise, ExerciseDraft } from '../../../common/training/exercise';
import { sessionPoint } from '../../../common/training/progressOf';
import type { ExerciseSummary, TrainingOverview } from '../../../common/training/trainingIpc';
import { sessionState } from '../../../common/training/trainingSession';
import type { TrainingStore } from '../../training/trainingStore';
import { refusal } from '../cases/archiveAnswer';
import { Experts, inOrder } from './experts';
import type { Learners } from './learners';

export interface ExerciseControlOptions {
  readonly store: () => Promise<TrainingStore>;
  readonly learners: Learners;
  readonly now: () => Date;
}

/** Exercises: who may make, change and put them away, and how far the person at the screen has come with each. */
export class ExerciseControl {
  private readonly options: ExerciseControlOptions;

  constructor(options: ExerciseControlOptions) {
    this.options = options;
  }

  /** @throws UserFacingError */
  async overview(): Promise<TrainingOverview> {
    const { learners } = this.options;
    const learner = learners.present;
    const store = await this.options.store();
    const experts = new Experts(store, learner.id);
    const exercises = store.exercises
      .filter(({ removedAt }) => removedAt === null)
      .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    return {
      learner,
      may: {
        makeReference: learners.may('makeReference'),
        makeExam: learners.may('makeExam'),
        seeProgress: learners.may('seeProgress'),
      },
      consents: consentsOf(store.consents, learner.id),
      exercises: exercises.map((exercise) => this.summary(store, exercise, experts)),
      troubles: store.trouble === null ? [] : [explanationOf(store.trouble)],
    };
  }

  /** With its items. @throws UserFacingError where one may not change it */
  async exercise(id: string): Promise<Exercise> {
    const exercise = await this.offered(id);
    this.requireMine(exercise);
    return exercise;
  }

  /** @throws UserFacingError */
  async make(draft: ExerciseDraft): Promise<TrainingOverview> {
    const { id: createdBy } = this.options.learners.present;
    this.requireRightFor(draft);
    const at = this.options.now().toISOString();
    const times = { createdAt: at, changedAt: at, removedAt: null };
    const store = await this.options.store();
    const names = { schemaVersion: 1 as const, id: randomUUID(), createdBy };
    await store.keepExercise({ ...withExamRules(draft), ...names, ...times });
    return this.overview();
  }

  /** @throws UserFacingError */
  async change(id: string, draft: ExerciseDraft): Promise<TrainingOverview> {
    const exercise = await this.offered(id);
    this.requireMine(exercise);
    this.requireRightFor(draft);
    const store = await this.options.store();
    if (isLocked(store, exercise) && !keepsExam(exercise, draft)) {
      throw refusal('training.examLocked');
    }
    const changedAt = this.options.now().toISOString();
    await store.keepExercise({ ...exercise, ...withExamRules(draft), changedAt });
    return this.overview();
  }

  /** Puts it away, or brings it back. What was answered stays in either case. @throws UserFacingError */
  async setRemoved(id: string, isRemoved: boolean): Promise<TrainingOverview> {
    const store = await this.options.store();
    const exercise = store.exercise(id);
    if (exercise === null) throw refusal('training.exerciseGone');
    this.requireMine(exercise);
    const removedAt = isRemoved ? this.options.now().toISOString() : null;
    await store.keepExercise({ ...exercise, removedAt });
    return this.overview();
  }

  /** Allows something, or takes it back; holds at once. @throws UserFacingError */
  async setConsent(kind: ConsentKind, isGiven: boolean): Promise<Consents> {
    const { id: learnerId } = this.options.learners.present;
    const store = await this.options.store();
    await store.addConsent({ learnerId, kind, isGiven, at: this.options.now().toISOString() });
    return consentsOf(store.consents, learnerId);
  }

  private async offered(id: string): Promise<Exercise> {
    const exercise = (await this.options.store()).exercise(id);
    if (exercise?.removedAt !== null) throw refusal('training.exerciseGone');
    return exercise;
  }

  private requireRightFor({ isExam }: Pick<ExerciseDraft, 'isExam'>): void {
    if (isExam && !this.options.learners.may('makeExam')) throw refusal('training.mayNotMakeExam');
  }

  private requireMine(exercise: Exercise): void {
    if (!this.mayChange(exercise)) throw refusal('training.mayNotChange');
  }

  private mayChange({ createdBy, isExam }: Exercise): boolean {
    const { learners } = this.options;
    // Whoever may no longer make exams no longer sees which items are in one.
    if (learners.may('makeExam')) return true;
    return !isExam && createdBy === learners.present.id;
  }

  private summary(store: TrainingStore, exercise: Exercise, experts: Experts): ExerciseSummary {
    const { id, name, items, itemsPerSession, isExam, asksClasses, createdAt } = exercise;
    const { id: learnerId } = this.options.learners.present;
    const own = inOrder(store.sessions).filter(
      ({ begun }) => begun.exerciseId === id && begun.learnerId === learnerId,
    );
    const open = own.findLast(({ finishedAt }) => finishedAt === null);
    return {
      ...{ id, name, itemsPerSession, isExam, asksClasses, createdAt, items: items.length },
      mayChange: this.mayChange(exercise),
      isLocked: isLocked(store, exercise),
      open: open === undefined ? null : sessionState(open),
      finished: own.flatMap((one) => sessionPoint(one, experts.compared(one)) ?? []),
    };
  }
}

function isLocked({ sessions }: TrainingStore, { id, isExam }: Exercise): boolean {
  return isExam && sessions.some(({ begun }) => begun.exerciseId === id);
}
