import { useTranslation } from 'react-i18next';
import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import { faultIn } from '../../../common/language/explain';
import { Trouble } from '../Trouble';
import { BackupList } from './BackupList';
import { RecoverStore } from './RecoverStore';
import { useTask } from './useTask';

type Failed = Extract<CaseStoreState, { readonly state: 'failed' }>;

/** The store cannot be opened: why, and every way that is left. */
export function FailedStore({ store }: { readonly store: Failed }) {
  const { t } = useTranslation('cases');
  const { t: sentences } = useTranslation('messages');
  const task = useTask();
  const { ways } = store;
  return (
    <section className="cases-stack">
      <h2>{t('store.failed')}</h2>
      <p className="cases-words" role="alert">
        ▲ {faultIn(sentences, store)}
      </p>
      <p className="small dim">{t('store.failedStill')}</p>
      {task.trouble !== null && <Trouble explanation={task.trouble} />}
      <div className="button-row">
        {ways.includes('tryAgain') && (
          <button
            type="button"
            className="button"
            disabled={task.isBusy}
            onClick={() => void task.run(window.ampulla.invoke('caseStore:tryAgain'))}
          >
            {t('archive.tryAgain')}
          </button>
        )}
        {ways.includes('openReadOnly') && (
          <button
            type="button"
            className="button"
            disabled={task.isBusy}
            onClick={() => void task.run(window.ampulla.invoke('caseStore:openReadOnly'))}
          >
            {t('store.openReadOnly')}
          </button>
        )}
      </div>
      {ways.includes('enterRecoveryKey') && <RecoverStore />}
      {ways.includes('restoreBackup') && <BackupList />}
    </section>
  );
}
