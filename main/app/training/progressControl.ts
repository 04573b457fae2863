import { compareReaders } from '../../../common/training/comparison';
import { mayReveal } from '../../../common/training/examRules';
import type { LearnerId } from '../../../common/training/exercise';
import { newestOfEach, sessionPoint } from '../../../common/training/progressOf';
import type { Learner, LearnerProgress, SessionReport } from '../../../common/training/trainingIpc';
import {
  keyOfAnswer,
  sessionState,
  type TrainingSession,
} from '../../../common/training/trainingSession';
import { weakSpotsOf } from '../../../common/training/weakSpots';
import type { TrainingStore } from '../../training/trainingStore';
import { refusal } from '../cases/archiveAnswer';
import { Experts, inOrder } from './experts';
import type { Learners } from './learners';
import { answerRows, writeProgressCsv } from './progressCsv';
import { shownReveal } from './shownReveal';

export interface ProgressControlOptions {
  readonly store: () => Promise<TrainingStore>;
  readonly learners: Learners;
  /** One's own session. @throws UserFacingError */
  readonly own: (sessionId: string) => Promise<TrainingSession>;
  /** Where a person wants the file; null: nowhere. */
  readonly choosePlace: (suggested: string) => Promise<string | null>;
}

/** How far somebody has come. Asks at every look whether that may be seen. */
export class ProgressControl {
  private readonly options: ProgressControlOptions;

  constructor(options: ProgressControlOptions) {
    this.options = options;
  }

  /** @throws UserFacingError */
  async learners(): Promise<readonly Learner[]> {
    return this.options.learners.visible(await this.options.store());
  }

  /** A finished session of one's own. @throws UserFacingError */
  async report(sessionId: string): Promise<SessionReport> {
    const session = await this.options.own(sessionId);
    const experts = new Experts(await this.options.store(), session.begun.learnerId);
    const items = experts.compared(session);
    const point = sessionPoint(session, items);
    if (point === null) {
      throw refusal(
        session.finishedAt === null ? 'training.notYetRevealed' : 'training.nothingShown',
      );
    }
    const reveals = session.answers.map((line) =>
      shownReveal(line, experts.answersTo(keyOfAnswer(session, line))),
    );
    return {
      session: sessionState(session),
      point,
      reveals: reveals.sort((one, other) => one.item - other.item),
      comparison: compareReaders(items),
    };
  }

  /** @throws UserFacingError where that person's progress may not be seen */
  async progress(learnerId: LearnerId): Promise<LearnerProgress> {
    const store = await this.options.store();
    const learner = this.options.learners.requireVisible(store, learnerId);
    const experts = new Experts(store, learnerId);
    const sessions = revealedOf(store, learnerId);
    const newest = newestOfEach(sessions.flatMap((session) => experts.compared(session)));
    return {
      learner,
      curve: sessions
        .flatMap((session) => sessionPoint(session, experts.compared(session)) ?? [])
        .sort((one, other) => one.finishedAt.localeCompare(other.finishedAt)),
      weakSpots: weakSpotsOf(newest),
      comparison: newest.length === 0 ? null : compareReaders(newest),
    };
  }

  /** A row an answer. @returns path of the file; null where the person wanted none @throws UserFacingError */
  async exportCsv(learnerId: LearnerId): Promise<string | null> {
    const store = await this.options.store();
    this.options.learners.requireVisible(store, learnerId);
    const path = await this.options.choosePlace('ampulla-training.csv');
    if (path === null) return null;
    // Consent may have been taken back, or somebody else signed in, while the dialog was open.
    this.options.learners.requireVisible(store, learnerId);
    await writeProgressCsv(path, revealedOf(store, learnerId).flatMap(answerRows));
    return path;
  }
}

/** Sessions of a learner of which answers may be seen; of an exam that goes on nothing may. */
function revealedOf({ sessions }: TrainingStore, learnerId: LearnerId): readonly TrainingSession[] {
  return inOrder(sessions).filter(
    (session) => session.begun.learnerId === learnerId && mayReveal(session),
  );
}
