import { useTranslation } from 'react-i18next';
import { PassphraseField } from './PassphraseField';

/** As `passphraseSchema` has it. */
const shortest = 8;

/** A new passphrase as it is typed, twice. */
export interface TypedPassphrase {
  readonly first: string;
  readonly second: string;
}
export const nothingTyped: TypedPassphrase = { first: '', second: '' };

/** Whether it is long enough and the same twice. */
export function isTypedTwice({ first, second }: TypedPassphrase): boolean {
  return first.length >= shortest && first === second;
}

interface NewPassphraseProps {
  readonly value: TypedPassphrase;
  readonly onChange: (value: TypedPassphrase) => void;
}

/** Asks for a new passphrase twice, because nobody sees what is typed. */
export function NewPassphrase({ value, onChange }: NewPassphraseProps) {
  const { t } = useTranslation('cases');
  const { first, second } = value;
  const isShort = first !== '' && first.length < shortest;
  const isOther = second !== '' && !first.startsWith(second) && first !== second;
  return (
    <>
      <PassphraseField
        label={t('store.passphrase')}
        hint={t('store.passphraseHint', { shortest })}
        error={isShort && second !== '' ? t('store.passphraseShort', { shortest }) : undefined}
        value={first}
        onChange={(typed) => onChange({ ...value, first: typed })}
      />
      <PassphraseField
        label={t('store.passphraseAgain')}
        error={isOther ? t('store.passphraseOther') : undefined}
        value={second}
        onChange={(typed) => onChange({ ...value, second: typed })}
      />
    </>
  );
}
