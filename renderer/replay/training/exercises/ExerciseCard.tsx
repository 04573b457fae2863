import { useTranslation } from 'react-i18next';
import type { Words } from '../../../../common/language/translation';
import type { ExerciseSummary } from '../../../../common/training/trainingIpc';
import { Button } from '../../../ui/Button';
import { beginSession } from '../session/sessionActions';
import { openReport, removeExercise } from '../trainingActions';
import { trainingStore } from '../trainingStore';

/** One exercise: what it asks, how one stands in it, and what can be done. */
export function ExerciseCard({ exercise }: { readonly exercise: ExerciseSummary }) {
  const { t } = useTranslation('training');
  const { id, name, mayChange, open } = exercise;
  return (
    <li className="exercise-card" data-testid="exercise">
      <div>
        <h3 className="exercise-name">{name}</h3>
        <p className="small dim">{askedWords(t, exercise).join(' · ')}</p>
        <p className="small">{ownWords(t, exercise).join(' · ')}</p>
      </div>
      <div className="exercise-buttons">
        {mayChange && (
          <>
            <button
              type="button"
              className="link-button small dim"
              onClick={() => trainingStore.setState({ making: { exerciseId: id } })}
            >
              {t('list.change')}
            </button>
            <button
              type="button"
              className="link-button small dim"
              onClick={() => void removeExercise(exercise)}
            >
              {t('list.remove')}
            </button>
          </>
        )}
        <Result exercise={exercise} />
        {isOffered(exercise) && (
          <Button primary onPress={() => void beginSession(id)}>
            {open === null
              ? t(exercise.finished.length === 0 ? 'list.begin' : 'list.again')
              : t('list.goOn', { place: (open.present ?? 0) + 1, items: open.items })}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What came of the newest finished session. */
function Result({ exercise }: { readonly exercise: ExerciseSummary }) {
  const { t } = useTranslation('training');
  const newest = newestOf(exercise);
  if (newest === undefined) return null;
  return <Button onPress={() => void openReport(newest.sessionId)}>{t('list.result')}</Button>;
}

/** An exam is taken once. */
function isOffered({ isExam, finished }: ExerciseSummary): boolean {
  return !isExam || finished.length === 0;
}

function newestOf({ finished }: ExerciseSummary) {
  return [...finished].sort((one, other) => one.finishedAt.localeCompare(other.finishedAt)).at(-1);
}

function askedWords(t: Words<'training'>, exercise: ExerciseSummary): readonly string[] {
  const { items, itemsPerSession, isExam, asksClasses } = exercise;
  return [
    itemsPerSession === null
      ? t('list.items', { count: items })
      : t('list.perSession', { count: itemsPerSession, items }),
    ...(asksClasses ? [t('list.fourClasses')] : []),
    ...(isExam ? [`${t('list.exam')}: ${t('list.examMeaning')}`] : []),
  ];
}

function ownWords(t: Words<'training'>, exercise: ExerciseSummary): readonly string[] {
  const { finished } = exercise;
  if (finished.length === 0) return exercise.open === null ? [t('list.never')] : [];
  const iou = newestOf(exercise)?.learner.marking?.figures.mIoU ?? null;
  return [
    t('list.sessions', { count: finished.length }),
    ...(iou === null ? [] : [t('list.last', { iou })]),
  ];
}
