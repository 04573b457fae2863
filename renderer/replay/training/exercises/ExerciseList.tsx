import { useTranslation } from 'react-i18next';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { loadOverview, undoRemoveExercise } from '../trainingActions';
import { showPart, trainingStore, useTraining } from '../trainingStore';
import { ExerciseCard } from './ExerciseCard';
import { NoExercises } from './NoExercises';

/** All exercises, with one's own progress in each. */
export function ExerciseList() {
  const { t } = useTranslation('training');
  const overview = useTraining((state) => state.overview);
  const trouble = useTraining((state) => state.trouble);
  if (overview === null) {
    return (
      <main className="training-page" aria-label={t('list.title')}>
        {trouble === null ? (
          <p className="dim">{t('loading')}</p>
        ) : (
          <>
            <Trouble explanation={trouble} />
            <Button onPress={() => void loadOverview()}>{t('tryAgain')}</Button>
          </>
        )}
      </main>
    );
  }
  const { exercises, learner, troubles } = overview;
  return (
    <main className="training-page" aria-label={t('list.title')}>
      <header className="training-head">
        <h2>{t('list.title')}</h2>
        <p className="small dim">
          {t('list.learner', { name: learner.name ?? t('list.workstation') })}
        </p>
        {exercises.length > 0 && (
          <Button onPress={() => trainingStore.setState({ making: { exerciseId: null } })}>
            {t('list.make')}
          </Button>
        )}
        <Removed />
        {trouble !== null && <Trouble explanation={trouble} />}
        {troubles.map((one) => (
          <Trouble key={one.whatHappened} explanation={one} />
        ))}
      </header>
      {exercises.length === 0 ? (
        <NoExercises onLibrary={() => showPart('library')} />
      ) : (
        <ul className="exercise-list">
          {exercises.map((exercise) => (
            <ExerciseCard key={exercise.id} exercise={exercise} />
          ))}
        </ul>
      )}
    </main>
  );
}

function Removed() {
  const { t } = useTranslation('training');
  const removed = useTraining((state) => state.removed);
  if (removed === null) return null;
  return (
    <p className="small training-removed" role="status">
      {t('list.removed', { name: removed.name })}
      <button type="button" className="link-button" onClick={() => void undoRemoveExercise()}>
        {t('undo')}
      </button>
    </p>
  );
}
