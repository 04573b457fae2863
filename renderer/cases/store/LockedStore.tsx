import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreLock } from '../../../common/cases/caseStoreState';
import { FormEnd } from './FormEnd';
import { PassphraseField } from './PassphraseField';
import { RecoverStore } from './RecoverStore';
import { useTask } from './useTask';

/** The store is there and its key is not: passphrase or recovery key bring it. */
export function LockedStore({ why }: { readonly why: StoreLock }) {
  const { t } = useTranslation('cases');
  const [isRecovering, setRecovering] = useState(why === 'keyLost');
  return (
    <section className="cases-stack">
      <h2>{t(`store.locked.${why}`)}</h2>
      <p className="dim cases-words">{t(`store.lockedHint.${why}`)}</p>
      {isRecovering ? <RecoverStore /> : <Unlock />}
      {why === 'passphrase' && (
        <button type="button" className="button" onClick={() => setRecovering(!isRecovering)}>
          {t(isRecovering ? 'store.usePassphrase' : 'store.useRecoveryKey')}
        </button>
      )}
    </section>
  );
}

function Unlock() {
  const { t } = useTranslation('cases');
  const [passphrase, setPassphrase] = useState('');
  const task = useTask();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '' || task.isBusy) return;
    await task.run(window.ampulla.invoke('caseStore:unlock', passphrase));
  };
  return (
    <form className="store-form" onSubmit={(event) => void submit(event)}>
      <PassphraseField label={t('store.passphrase')} value={passphrase} onChange={setPassphrase} />
      <FormEnd task={task} isReady={passphrase !== ''} submit={t('store.unlock')} />
    </form>
  );
}
