import '../training.css';
import '../session/session.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Learner } from '../../../../common/training/trainingIpc';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { SelectField } from '../../../ui/SelectField';
import { loadOverview } from '../trainingActions';
import { showPart, useTraining } from '../trainingStore';
import { LearnerFigures } from './LearnerFigures';
import { chooseLearner, exportCsv, loadProgress, useProgress } from './progressStore';
import { SharingCard } from './SharingCard';

/** One learner's progress, one's own first, and who else may see one's own. */
export function ProgressView() {
  const { t } = useTranslation('training');
  const overview = useTraining((state) => state.overview);
  const troubleBefore = useTraining((state) => state.trouble);
  const trouble = useProgress((state) => state.trouble) ?? troubleBefore;
  const progress = useProgress((state) => state.progress);
  useEffect(() => void loadOverview(), []);
  useEffect(() => {
    if (overview !== null) void loadProgress(overview.learner.id);
  }, [overview]);
  return (
    <main className="training-page" aria-label={t('progress.title')} data-testid="progress">
      <header className="training-head">
        <h2>{t('progress.title')}</h2>
        {overview !== null && <LearnerChoice own={overview.learner} />}
        {progress !== null && progress.curve.length > 0 && (
          <Button onPress={() => void exportCsv(progress.learner.id)}>
            {t('progress.export')}
          </Button>
        )}
      </header>
      {trouble !== null && <Trouble explanation={trouble} />}
      <Exported />
      {progress === null && trouble === null && <p className="dim">{t('progress.loading')}</p>}
      {progress !== null && overview !== null && (
        <>
          {progress.curve.length === 0 ? (
            <NoSessions />
          ) : (
            <LearnerFigures
              progress={progress}
              isOwn={progress.learner.id === overview.learner.id}
            />
          )}
          {progress.learner.id === overview.learner.id && (
            <div className="training-section">
              <SharingCard />
            </div>
          )}
        </>
      )}
    </main>
  );
}

function Exported() {
  const { t } = useTranslation('training');
  const exported = useProgress((state) => state.exported);
  return (
    <p className="small" role="status">
      {exported === null ? '' : t('progress.exported', { path: exported })}
    </p>
  );
}

function NoSessions() {
  const { t } = useTranslation('training');
  return (
    <div className="training-empty">
      <h2>{t('progress.empty')}</h2>
      <p className="dim">{t('progress.emptyHint')}</p>
      <Button primary onPress={() => showPart('training')}>
        {t('progress.toTraining')}
      </Button>
    </div>
  );
}

/** Others stand here only while they allow it. */
function LearnerChoice({ own }: { readonly own: Learner }) {
  const { t } = useTranslation('training');
  const learners = useProgress((state) => state.learners);
  const chosen = useProgress((state) => state.chosen) ?? own.id;
  const nameOf = ({ name }: Learner): string => name ?? t('list.workstation');
  if (learners.length < 2) return <p className="small dim">{nameOf(own)}</p>;
  return (
    <SelectField
      label={t('progress.of')}
      value={chosen}
      options={learners.map((learner) => ({
        value: learner.id,
        label:
          learner.id === own.id ? t('progress.yourself', { name: nameOf(own) }) : nameOf(learner),
      }))}
      onChange={(id) => chooseLearner(id, own.id)}
    />
  );
}
