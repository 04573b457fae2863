import './choiceField.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  /** Null: not said. */
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | null) => void;
  readonly disabled?: boolean;
}

/** One of a few that may be left unsaid, side by side as radio buttons: one press, and all possibilities in view. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, value, options, onChange, disabled } = props;
  const { t } = useTranslation('cases');
  const name = useId();
  const entries = [{ value: null, label: t('terms.notSaid') }, ...options];
  return (
    <fieldset className="choice-field" disabled={disabled}>
      <legend>{label}</legend>
      <div className="choice-row">
        {entries.map((entry) => (
          <label key={entry.value} className="choice-entry">
            <input
              type="radio"
              name={name}
              checked={entry.value === value}
              onChange={() => onChange(entry.value)}
            />
            <span>{entry.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Yes, no or not said. */
export function YesNoField(
  props: Omit<ChoiceFieldProps<'yes'>, 'options' | 'value' | 'onChange'> & {
    readonly value: boolean | null;
    readonly onChange: (value: boolean | null) => void;
  },
) {
  const { t } = useTranslation('cases');
  const { value, onChange, ...rest } = props;
  return (
    <ChoiceField
      {...rest}
      value={value === null ? null : value ? 'yes' : 'no'}
      options={[
        { value: 'yes', label: t('terms.yes') },
        { value: 'no', label: t('terms.no') },
      ]}
      onChange={(choice) => onChange(choice === null ? null : choice === 'yes')}
    />
  );
}
