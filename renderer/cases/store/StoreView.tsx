import './store.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainReport } from '../../../common/cases/caseStoreState';
import { dateTimeWord } from '../caseTimeWords';
import { useMay, usePeople } from '../peopleStore';
import { SignInNotice } from '../people/SignInNotice';
import { useStoreState } from '../storeStateStore';
import { Trouble } from '../Trouble';
import { BackupList } from './BackupList';
import { ChangePassphrase } from './ChangePassphrase';
import { StoreObstacle } from './StoreObstacle';
import { useTask } from './useTask';

/** The store itself: making it, opening it, its backups and its check. */
export function StoreView() {
  const store = useStoreState();
  const isLocked = usePeople((state) => state.isLocked);
  if (store.state !== 'ready' && store.state !== 'readOnly') {
    return (
      <div className="cases-scroll">
        <StoreObstacle store={store} />
      </div>
    );
  }
  if (isLocked) return <SignInNotice />;
  if (store.state === 'readOnly') return <OpenStore lastBackupAt={null} hasPassphrase={false} />;
  return <OpenStore {...store} />;
}

interface OpenStoreProps {
  readonly lastBackupAt: string | null;
  readonly hasPassphrase: boolean;
}

function OpenStore({ lastBackupAt, hasPassphrase }: OpenStoreProps) {
  const { t, i18n } = useTranslation('cases');
  const mayManage = useMay('manageStore');
  const [report, setReport] = useState<ChainReport | null>(null);
  const [madeNow, setMadeNow] = useState<string>();
  const task = useTask();
  const verify = async (): Promise<void> => {
    const done = await task.run(window.ampulla.invoke('caseStore:verify'));
    if (done !== null) setReport(done.value);
  };
  const backUp = async (): Promise<void> => {
    const done = await task.run(window.ampulla.invoke('caseStore:backUp'));
    if (done !== null) setMadeNow(done.value.fileName);
  };
  return (
    <section className="cases-scroll cases-stack" aria-label={t('store.title')}>
      <h2>{t('store.title')}</h2>
      <p className="dim cases-words">{t('store.openHint')}</p>
      <p>
        {lastBackupAt === null
          ? t('store.neverBackedUp')
          : t('store.lastBackup', { time: dateTimeWord(i18n.language, lastBackupAt) })}
      </p>
      {!mayManage && <p className="small dim">{t('store.forAdministrators')}</p>}
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={!mayManage || task.isBusy}
          onClick={() => void backUp()}
        >
          {t('store.backUpNow')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!mayManage || task.isBusy}
          onClick={() => void verify()}
        >
          {t('store.verify')}
        </button>
      </div>
      {task.trouble !== null && <Trouble explanation={task.trouble} />}
      {report !== null && <Report report={report} />}
      {mayManage && hasPassphrase && <ChangePassphrase />}
      {mayManage && <BackupList madeNow={madeNow} />}
    </section>
  );
}

function Report({ report }: { readonly report: ChainReport }) {
  const { t } = useTranslation('cases');
  const { events, isIntact, broken, removed } = report;
  return (
    <div role="status">
      <p>
        {isIntact
          ? t('store.intact', { count: events })
          : `▲ ${t('store.broken', { count: events })}`}{' '}
        {removed > 0 && t('store.removedEvents', { count: removed })}
      </p>
      <ul className="small">
        {broken.map(({ position, why }) => (
          <li key={position}>{t('store.brokenAt', { position, why })}</li>
        ))}
      </ul>
    </div>
  );
}
