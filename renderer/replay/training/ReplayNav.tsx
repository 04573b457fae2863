import { useTranslation } from 'react-i18next';
import { replayParts, showPart, useTraining } from './trainingStore';

/** Parts of the replay: recordings, training, progress. Who may not see progress has no such part. */
export function ReplayNav() {
  const { t } = useTranslation('training');
  const current = useTraining((state) => state.part);
  return (
    <nav className="cases-nav" aria-label={t('parts.label')}>
      {replayParts.map((part) => (
        <button
          key={part}
          type="button"
          className="cases-nav-entry"
          aria-current={part === current ? 'page' : false}
          onClick={() => showPart(part)}
        >
          {t(`parts.${part}`)}
        </button>
      ))}
    </nav>
  );
}
