import './longTextField.css';
import { type FieldProps, FormField } from '../../ui/FormField';

interface LongTextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Most characters that are taken. */
  readonly maxLength: number;
  readonly disabled?: boolean;
}

/** Several lines of text. Letters typed here are no keys of the application. */
export function LongTextField(props: LongTextFieldProps) {
  const { value, onChange, maxLength, disabled, ...field } = props;
  return (
    <FormField {...field}>
      {(ids) => (
        <textarea
          {...ids}
          className="form-control long-text"
          rows={3}
          value={value}
          maxLength={maxLength}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
