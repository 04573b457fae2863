import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormEnd } from './FormEnd';
import { isTypedTwice, NewPassphrase, nothingTyped } from './NewPassphrase';
import { PassphraseField } from './PassphraseField';
import { useTask } from './useTask';

/** A button, and behind it the form that sets another passphrase of the open store. */
export function ChangePassphrase() {
  const { t } = useTranslation('cases');
  const [step, setStep] = useState<'closed' | 'asked' | 'changed'>('closed');
  if (step === 'asked') {
    return <Form onCancel={() => setStep('closed')} onDone={() => setStep('changed')} />;
  }
  return (
    <div className="button-row">
      <button type="button" className="button" onClick={() => setStep('asked')}>
        {t('store.changePassphrase')}
      </button>
      {step === 'changed' && <p role="status">✓ {t('store.passphraseChanged')}</p>}
    </div>
  );
}

interface FormProps {
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

function Form({ onCancel, onDone }: FormProps) {
  const { t } = useTranslation('cases');
  const [present, setPresent] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const task = useTask();
  const isReady = present !== '' && isTypedTwice(typed);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady || task.isBusy) return;
    const { first } = typed;
    const answer = window.ampulla.invoke('caseStore:changePassphrase', present, first);
    if ((await task.run(answer)) !== null) onDone();
  };
  return (
    <form
      className="store-form"
      aria-label={t('store.changePassphrase')}
      onSubmit={(event) => void submit(event)}
    >
      <PassphraseField label={t('store.presentPassphrase')} value={present} onChange={setPresent} />
      <NewPassphrase value={typed} onChange={setTyped} />
      <FormEnd
        task={task}
        isReady={isReady}
        submit={t('store.setPassphrase')}
        onCancel={onCancel}
      />
    </form>
  );
}
