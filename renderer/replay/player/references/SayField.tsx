import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/SelectField';

interface SayFieldProps<Value extends string> {
  readonly label: string;
  /** Null: not said. */
  readonly value: Value | null;
  readonly options: readonly Value[];
  readonly wordOf: (value: Value) => string;
  readonly onChange: (value: Value | null) => void;
}

/** One of a few that may be left unsaid, in little room. */
export function SayField<Value extends string>(props: SayFieldProps<Value>) {
  const { label, value, options, wordOf, onChange } = props;
  const { t } = useTranslation('cases');
  return (
    <SelectField<Value | ''>
      label={label}
      value={value ?? ''}
      options={[
        { value: '', label: t('terms.notSaid') },
        ...options.map((option) => ({ value: option, label: wordOf(option) })),
      ]}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  );
}
