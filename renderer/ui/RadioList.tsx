import './formField.css';
import { useId } from 'react';

/** One possibility of a {@link RadioList}. */
export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What it means or costs, in a sentence. */
  readonly hint?: string | undefined;
}

interface RadioListProps<Value extends string> {
  readonly label: string;
  /** Null while none is chosen. */
  readonly value: Value | null;
  readonly options: readonly RadioOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** A choice of one of a few, each with its words, one below the other. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset className="radio-list">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="radio-entry">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span className="small dim">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
