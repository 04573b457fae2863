import { useState } from 'react';
import { type FieldProps, FormField } from './FormField';

interface NumberFieldProps extends FieldProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Said below the field when what is typed is no whole number from `min` to `max`. */
  readonly outOfRange: string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
}

/** A whole number. What cannot be taken stays as it was typed, with the reason, and changes nothing. */
export function NumberField(props: NumberFieldProps) {
  const { value, min, max, outOfRange, onChange, disabled, ...field } = props;
  /** What cannot be taken; null when the value stands. */
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <FormField {...field} error={typed === null ? field.error : outOfRange}>
      {(ids) => (
        <input
          {...ids}
          className="form-control figure"
          type="number"
          value={typed ?? value}
          min={min}
          max={max}
          step={1}
          disabled={disabled}
          onChange={(event) => {
            const number = numberFrom(event.target.value, min, max);
            setTyped(number === null ? event.target.value : null);
            if (number !== null && number !== value) onChange(number);
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </FormField>
  );
}

function numberFrom(typed: string, min: number, max: number): number | null {
  const number = Number(typed);
  const isTaken = typed.trim() !== '' && Number.isInteger(number) && number >= min && number <= max;
  return isTaken ? number : null;
}
