import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField';
import { newStoreStore } from './newStoreStore';

/** Groups that are typed back: one from either half. */
const askedGroups = [1, -2] as const;

/** Shows the recovery key, once, until two groups of it were typed back from where it was written down. */
export function KeepRecoveryKey({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation('cases');
  const groups = recoveryKey.split('-');
  const [isChecking, setChecking] = useState(false);
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const asked = askedGroups.map((place) => (place < 0 ? groups.length + place : place));
  const isRight = asked.every(
    (place, index) => typed[index]?.trim().toUpperCase() === groups[place]?.toUpperCase(),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isRight) newStoreStore.setState({ recoveryKey: null });
  };
  return (
    <form className="store-form" onSubmit={submit}>
      <h2>{t('store.recoveryKey')}</h2>
      <p className="cases-words">{t('store.recoveryKeyHint')}</p>
      {isChecking ? (
        <>
          {asked.map((place, index) => (
            <TextField
              key={place}
              label={t('store.group', { number: place + 1 })}
              value={typed[index] ?? ''}
              onChange={(text) => setTyped(typed.map((one, at) => (at === index ? text : one)))}
            />
          ))}
        </>
      ) : (
        <ol className="recovery-key" data-testid="recovery-key" aria-label={t('store.recoveryKey')}>
          {groups.map((group, index) => (
            <li key={`${index} ${group}`}>{group}</li>
          ))}
        </ol>
      )}
      <div className="button-row">
        {isChecking ? (
          <>
            <button type="submit" className="button" data-primary="true" disabled={!isRight}>
              {t('store.kept')}
            </button>
            <button type="button" className="button" onClick={() => setChecking(false)}>
              {t('store.showAgain')}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="button"
              data-primary="true"
              onClick={() => setChecking(true)}
            >
              {t('store.wroteDown')}
            </button>
            <button type="button" className="button" onClick={() => window.print()}>
              {t('store.print')}
            </button>
          </>
        )}
      </div>
    </form>
  );
}
