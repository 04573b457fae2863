import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreBackup } from '../../../common/cases/caseStoreState';
import { ask } from '../ask';
import { dateTimeWord } from '../caseTimeWords';
import { CaseDialog } from '../page/CaseDialog';
import { Trouble } from '../Trouble';
import { useTask } from './useTask';

const bytesPerMegabyte = 1e6;

/** The verified copies of the store; one can be put in its place. */
export function BackupList({ madeNow }: { readonly madeNow?: string | undefined }) {
  const { t } = useTranslation('cases');
  const [backups, setBackups] = useState<readonly StoreBackup[] | null>(null);
  const [chosen, setChosen] = useState<StoreBackup | null>(null);
  const task = useTask();
  useEffect(() => {
    void ask(window.ampulla.invoke('caseStore:backups')).then((answer) => {
      setBackups(answer.isDone ? answer.value : []);
    });
  }, [madeNow]);
  if (backups === null) return null;
  return (
    <section className="backup-list" aria-label={t('store.backups')}>
      <h3 className="caps">{t('store.backups')}</h3>
      {backups.length === 0 && <p className="small dim">{t('store.noBackup')}</p>}
      <ul>
        {backups.map((backup) => (
          <BackupRow key={backup.fileName} backup={backup} onRestore={() => setChosen(backup)} />
        ))}
      </ul>
      {task.trouble !== null && <Trouble explanation={task.trouble} />}
      {chosen !== null && (
        <CaseDialog
          title={t('store.restoreTitle')}
          meaning={t('store.restoreMeaning')}
          confirm={t('store.restoreNow')}
          isReady={!task.isBusy}
          onConfirm={async () =>
            (await task.run(window.ampulla.invoke('caseStore:restore', chosen.fileName))) !== null
          }
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

interface BackupRowProps {
  readonly backup: StoreBackup;
  readonly onRestore: () => void;
}

function BackupRow({ backup, onRestore }: BackupRowProps) {
  const { t, i18n } = useTranslation('cases');
  const madeAt = dateTimeWord(i18n.language, backup.madeAt);
  return (
    <li className="backup-row">
      <span className="figure">{madeAt}</span>
      <span className="small dim">
        {t('store.backupFacts', {
          count: backup.cases,
          megabytes: backup.bytes / bytesPerMegabyte,
        })}
      </span>
      <button
        type="button"
        className="event-button"
        aria-label={t('store.restoreNamed', { time: madeAt })}
        onClick={onRestore}
      >
        {t('store.restore')}
      </button>
    </li>
  );
}
