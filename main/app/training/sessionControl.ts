import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { explanationOf } from '../../../common/userFacingError';
import { drawItems, mayReveal } from '../../../common/training/examRules';
import type { Answer } from '../../../common/training/mark';
import { SeededRandom } from '../../../common/metrics/seededRandom';
import type { AiAnswer } from '../../../common/training/reveal';
import type {
  AnsweredItem,
  ItemPicture,
  PresentedItem,
  SessionState,
} from '../../../common/training/trainingIpc';
import {
  keyOfAnswer,
  presentItem,
  sessionState,
  type TrainingSession,
} from '../../../common/training/trainingSession';
import type { TrainingStore } from '../../training/trainingStore';
import { refusal } from '../cases/archiveAnswer';
import { Experts } from './experts';
import type { ItemDesk } from './itemDesk';
import type { Learners } from './learners';
import type { OpenItem } from './openItem';
import { shownReveal } from './shownReveal';

export interface SessionControlOptions {
  readonly store: () => Promise<TrainingStore>;
  readonly learners: Learners;
  readonly items: Pick<ItemDesk, 'open'>;
  readonly now: () => Date;
  readonly nowMs: () => number;
  /** Seed of a session's order. */
  readonly seed: () => number;
}

/** Longest that a person waits for the AI's answer after the own one. Unit: ms. */
const mostAiWaitMs = 10_000;

/** The item on the screen of a session. */
interface ShownItem {
  readonly sessionId: string;
  readonly item: number;
  readonly open: OpenItem;
  readonly ai: Promise<AiAnswer>;
  readonly shownAtMs: number;
}

/**
 * Sessions of the person at the screen. Truth and AI of an item stay here until the answer to it is on the disk. One
 * thing is done after another, so that two presses of a key are not two answers.
 */
export class SessionControl {
  private readonly options: SessionControlOptions;
  private shown: ShownItem | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: SessionControlOptions) {
    this.options = options;
  }

  /** Begins a session, or goes on with the one that is open. @throws UserFacingError */
  begin(exerciseId: string): Promise<SessionState> {
    return this.inTurn(() => this.beginNow(exerciseId));
  }

  /** The picture of the item to be judged, and nothing else of it. @throws UserFacingError */
  item(sessionId: string): Promise<PresentedItem> {
    return this.inTurn(() => this.present(sessionId));
  }

  /** Keeps an answer, then reveals. Of an item that was answered before, what it was answered. @throws UserFacingError */
  answer(sessionId: string, item: number, answer: Answer): Promise<AnsweredItem> {
    return this.inTurn(() => this.answerNow(sessionId, item, answer));
  }

  /** Goes past an item that cannot be shown. @throws UserFacingError */
  skip(sessionId: string, item: number): Promise<SessionState> {
    return this.inTurn(() => this.skipNow(sessionId, item));
  }

  /** The picture of an item that may be seen revealed. @throws UserFacingError */
  async picture(sessionId: string, item: number): Promise<ItemPicture> {
    const session = await this.own(sessionId);
    const isAnswered = session.answers.some((line) => line.item === item);
    if (!isAnswered || !mayReveal(session)) throw refusal('training.notYetRevealed');
    return pictureOf(await this.open(session, item));
  }

  /** One's own session. @throws UserFacingError */
  async own(sessionId: string): Promise<TrainingSession> {
    const { id } = this.options.learners.present;
    const session = (await this.options.store()).session(sessionId);
    if (session?.begun.learnerId !== id) throw refusal('training.sessionGone');
    return session;
  }

  private async beginNow(exerciseId: string): Promise<SessionState> {
    const { learners, now, seed } = this.options;
    const { id: learnerId, role } = learners.present;
    const store = await this.options.store();
    const exercise = store.exercise(exerciseId);
    if (exercise?.removedAt !== null) throw refusal('training.exerciseGone');
    const own = store.sessions.filter(
      ({ begun }) => begun.exerciseId === exerciseId && begun.learnerId === learnerId,
    );
    const open = own.find(({ finishedAt }) => finishedAt === null);
    if (open !== undefined) return sessionState(open);
    const { name: exerciseName, isExam, asksClasses } = exercise;
    if (isExam && own.length > 0) throw refusal('training.examDone');
    const sessionId = randomUUID();
    await store.begin({
      kind: 'begun',
      schemaVersion: 1,
      ...{ sessionId, exerciseId, exerciseName, isExam, asksClasses, learnerId, role },
      items: [...drawItems(exercise, new SeededRandom(seed()))],
      at: now().toISOString(),
    });
    return sessionState(await this.own(sessionId));
  }

  private async present(sessionId: string): Promise<PresentedItem> {
    const session = await this.own(sessionId);
    const state = sessionState(session);
    if (state.present === null) return { session: state, picture: null, trouble: null };
    try {
      const { open } = await this.show(session, state.present);
      return { session: state, picture: await pictureOf(open), trouble: null };
    } catch (error) {
      this.shown = null;
      return { session: state, picture: null, trouble: explanationOf(error) };
    }
  }

  /** Opens an item and lets the AI begin: by the time of the answer it has its own. */
  private async show(session: TrainingSession, item: number): Promise<ShownItem> {
    const { sessionId } = session.begun;
    if (this.shown?.sessionId === sessionId && this.shown.item === item) return this.shown;
    const open = await this.open(session, item);
    this.shown = { sessionId, item, open, ai: open.ai(), shownAtMs: this.options.nowMs() };
    return this.shown;
  }

  private async answerNow(sessionId: string, item: number, answer: Answer): Promise<AnsweredItem> {
    const before = await this.own(sessionId);
    if (!before.answers.some((line) => line.item === item)) {
      if (presentItem(before) !== item) throw refusal('training.notPresent');
      await this.keep(before, item, answer);
    }
    return this.answered(await this.own(sessionId), item);
  }

  private async keep(session: TrainingSession, item: number, answer: Answer): Promise<void> {
    const { now, nowMs } = this.options;
    const { sessionId, asksClasses } = session.begun;
    const { open, ai, shownAtMs } = await this.show(session, item);
    // Nobody marks a picture before it was there, whatever the page says.
    const markMs = Math.min(answer.markMs, nowMs() - shownAtMs);
    const late: AiAnswer = { state: 'none', reason: 'notReady' };
    const waited = new AbortController();
    const { signal } = waited;
    const store = await this.options.store();
    const said = await Promise.race([ai, setTimeout(mostAiWaitMs, late, { signal })]);
    waited.abort();
    const difficultyClass = asksClasses ? answer.difficultyClass : null;
    await store.append(sessionId, {
      kind: 'answered',
      item,
      answer: { ...answer, difficultyClass, markMs: Math.round(markMs) },
      size: { width: open.size.width, height: open.size.height },
      truth: open.truth,
      ai: said,
      at: now().toISOString(),
    });
    this.shown = null;
  }

  private async answered(session: TrainingSession, item: number): Promise<AnsweredItem> {
    const line = session.answers.find((one) => one.item === item);
    const state = sessionState(session);
    if (line === undefined || !mayReveal(session)) return { reveal: null, session: state };
    const experts = new Experts(await this.options.store(), session.begun.learnerId);
    return {
      reveal: shownReveal(line, experts.answersTo(keyOfAnswer(session, line))),
      session: state,
    };
  }

  private async skipNow(sessionId: string, item: number): Promise<SessionState> {
    const session = await this.own(sessionId);
    if (presentItem(session) !== item) throw refusal('training.notPresent');
    const isShown = await this.open(session, item)
      .then((open) => open.picture())
      .then(
        () => true,
        () => false,
      );
    if (isShown) throw refusal('training.canBeShown');
    const store = await this.options.store();
    await store.append(sessionId, { kind: 'skipped', item, at: this.options.now().toISOString() });
    return sessionState(await this.own(sessionId));
  }

  private async open({ begun }: TrainingSession, item: number): Promise<OpenItem> {
    const source = begun.items[item];
    if (source === undefined) throw refusal('training.notPresent');
    return this.options.items.open(source);
  }

  private inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(run);
    this.last = result.catch(() => undefined);
    return result;
  }
}

async function pictureOf(item: OpenItem): Promise<ItemPicture> {
  const png = Buffer.from(await item.picture());
  return { ...item.size, address: `data:image/png;base64,${png.toString('base64')}` };
}
