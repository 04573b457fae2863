import type { PeopleState } from '../../../common/cases/peopleState';
import type { Right } from '../../../common/cases/people';
import { consentsOf } from '../../../common/training/consent';
import type { LearnerId } from '../../../common/training/exercise';
import type { TrainingSession } from '../../../common/training/trainingSession';
import type { Learner } from '../../../common/training/trainingIpc';
import type { TrainingStore } from '../../training/trainingStore';
import { refusal } from '../cases/archiveAnswer';

/** Who is at the screen, as the case log knows it. */
export interface Viewers {
  readonly peopleState: PeopleState;
  /** Nobody began a case log here. */
  readonly isWithoutStore: boolean;
}

const workstation: Learner = { id: 'workstation', name: null, role: null };

/** Who learns, what that person may do, and whose progress that person may see. */
export class Learners {
  private readonly viewers: () => Viewers;

  constructor(viewers: () => Viewers) {
    this.viewers = viewers;
  }

  /** @throws UserFacingError where somebody has to sign in first */
  get present(): Learner {
    const learner = this.presentOrNull();
    if (learner === null) throw refusal('training.signIn');
    return learner;
  }

  /** @throws UserFacingError where somebody has to sign in first */
  requireSomeone(): void {
    if (this.presentOrNull() === null) throw refusal('training.signIn');
  }

  may(right: Right): boolean {
    const { peopleState, isWithoutStore } = this.viewers();
    return isWithoutStore || peopleState.rights.includes(right);
  }

  /** Oneself, and for a teacher those who let teachers look. @throws UserFacingError */
  visible({
    sessions,
    consents,
  }: Pick<TrainingStore, 'sessions' | 'consents'>): readonly Learner[] {
    const { present } = this;
    if (!this.may('seeProgress')) return [present];
    const others = this.viewers().peopleState.people.filter(
      ({ id }) =>
        id !== present.id &&
        consentsOf(consents, id).teachers !== null &&
        sessions.some(({ begun }) => begun.learnerId === id),
    );
    return [present, ...others.map(learnerOf)];
  }

  /** The learner with this id. @throws UserFacingError where that person's progress may not be seen */
  requireVisible(
    store: Pick<TrainingStore, 'sessions' | 'consents'>,
    learnerId: LearnerId,
  ): Learner {
    const learner = this.visible(store).find(({ id }) => id === learnerId);
    if (learner === undefined) throw refusal('training.notShown');
    return learner;
  }

  private presentOrNull(): Learner | null {
    const { peopleState, isWithoutStore } = this.viewers();
    const { signedIn } = peopleState;
    if (signedIn !== null) return learnerOf(signedIn);
    // Everything is allowed only where it is sure that there are no people.
    return isWithoutStore || peopleState.rights.includes('managePeople') ? workstation : null;
  }
}

/** Whether somebody's answers stand as an expert's. */
export function isExpert(
  { begun }: Pick<TrainingSession, 'begun'>,
  consents: TrainingStore['consents'],
): boolean {
  const { role, learnerId } = begun;
  const isOfRole = role === 'operator' || role === 'administrator';
  return isOfRole && consentsOf(consents, learnerId).comparison !== null;
}

function learnerOf({ id, name, role }: PeopleState['people'][number]): Learner {
  return { id, name, role };
}
