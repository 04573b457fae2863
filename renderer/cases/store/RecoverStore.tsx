import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '../../ui/SwitchField';
import { TextField } from '../../ui/TextField';
import { FormEnd } from './FormEnd';
import { isTypedTwice, NewPassphrase, nothingTyped } from './NewPassphrase';
import { useTask } from './useTask';

/** Opens by the recovery key, and sets what opens the store from now on. */
export function RecoverStore() {
  const { t } = useTranslation('cases');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [setsPassphrase, setSetsPassphrase] = useState(true);
  const [typed, setTyped] = useState(nothingTyped);
  const task = useTask();
  const isReady = recoveryKey.trim() !== '' && (!setsPassphrase || isTypedTwice(typed));
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady || task.isBusy) return;
    const passphrase = setsPassphrase ? typed.first : null;
    await task.run(window.ampulla.invoke('caseStore:recover', recoveryKey.trim(), passphrase));
  };
  return (
    <form className="store-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('store.recoveryKey')}
        hint={t('store.recoveryKeyTyped')}
        value={recoveryKey}
        onChange={(text) => setRecoveryKey(text.slice(0, 200))}
      />
      <SwitchField
        label={t('store.setsPassphrase')}
        hint={t('store.setsPassphraseHint')}
        checked={setsPassphrase}
        onChange={setSetsPassphrase}
      />
      {setsPassphrase && <NewPassphrase value={typed} onChange={setTyped} />}
      <FormEnd task={task} isReady={isReady} submit={t('store.recover')} />
    </form>
  );
}
