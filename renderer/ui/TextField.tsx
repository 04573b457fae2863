import { type FieldProps, FormField } from './FormField';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter in the field. */
  readonly onSubmit?: () => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** A line of text. Letters typed here are no keys of the application. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, onSubmit, placeholder, disabled, ...field } = props;
  return (
    <FormField {...field}>
      {(ids) => (
        <input
          {...ids}
          className="form-control"
          type="text"
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onSubmit?.();
          }}
        />
      )}
    </FormField>
  );
}
