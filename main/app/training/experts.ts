import type { ComparedItem } from '../../../common/training/comparison';
import { mayReveal } from '../../../common/training/examRules';
import type { Answer } from '../../../common/training/mark';
import type { AnsweredLine } from '../../../common/training/sessionLine';
import { keyOfAnswer, type TrainingSession } from '../../../common/training/trainingSession';
import type { TrainingStore } from '../../training/trainingStore';
import { isExpert } from './learners';

type Kept = Pick<TrainingStore, 'sessions' | 'consents'>;

/** Experts' answers by item, one of each expert, the newest last; of those who allow it now. */
export class Experts {
  private readonly byItem = new Map<string, ReadonlyMap<string, AnsweredLine>>();

  /** @param learnerId who compares: nobody is an expert for oneself */
  constructor({ sessions, consents }: Kept, learnerId: string) {
    const experts = inOrder(sessions).filter(
      (session) => session.begun.learnerId !== learnerId && isExpert(session, consents),
    );
    for (const session of experts.filter(mayReveal)) this.add(session);
  }

  answersTo(key: string): readonly Answer[] {
    const lines = [...(this.byItem.get(key)?.values() ?? [])];
    return lines.sort((one, other) => one.at.localeCompare(other.at)).map(({ answer }) => answer);
  }

  /** The answers of a session, each beside the newest of an expert. */
  compared(session: TrainingSession): readonly ComparedItem[] {
    return session.answers.map((line) => {
      const key = keyOfAnswer(session, line);
      return { line, key, expert: this.answersTo(key).at(-1) ?? null };
    });
  }

  private add(session: TrainingSession): void {
    for (const line of session.answers) {
      const key = keyOfAnswer(session, line);
      const known = this.byItem.get(key) ?? new Map<string, AnsweredLine>();
      this.byItem.set(key, new Map([...known, [session.begun.learnerId, line]]));
    }
  }
}

/** Sessions by when they were begun, the oldest first. */
export function inOrder(sessions: readonly TrainingSession[]): readonly TrainingSession[] {
  return [...sessions].sort((one, other) => one.begun.at.localeCompare(other.begun.at));
}
