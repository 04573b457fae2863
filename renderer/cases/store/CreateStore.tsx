import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormEnd } from './FormEnd';
import { isTypedTwice, NewPassphrase, nothingTyped } from './NewPassphrase';
import { newStoreStore } from './newStoreStore';
import { useTask } from './useTask';

/** There is no store yet: makes one. @param needsPassphrase this system keeps no keys safe */
export function CreateStore({ needsPassphrase }: { readonly needsPassphrase: boolean }) {
  const { t } = useTranslation('cases');
  const [typed, setTyped] = useState(nothingTyped);
  const task = useTask();
  const isReady = !needsPassphrase || isTypedTwice(typed);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady || task.isBusy) return;
    const passphrase = needsPassphrase ? typed.first : null;
    const made = await task.run(window.ampulla.invoke('caseStore:create', passphrase));
    if (made !== null) newStoreStore.setState({ recoveryKey: made.value });
  };
  return (
    <form className="store-form" onSubmit={(event) => void submit(event)}>
      <h2>{t('store.create')}</h2>
      <p className="dim cases-words">{t('store.createHint')}</p>
      {needsPassphrase && (
        <>
          <p className="cases-words">{t('store.needsPassphrase')}</p>
          <NewPassphrase value={typed} onChange={setTyped} />
        </>
      )}
      <FormEnd task={task} isReady={isReady} submit={t('store.createNow')} />
    </form>
  );
}
