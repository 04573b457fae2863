import { type FieldProps, FormField } from './FormField';

interface SwitchFieldProps extends FieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** Something that is on or off, at once. */
export function SwitchField({ checked, onChange, disabled, ...field }: SwitchFieldProps) {
  return (
    <FormField {...field} layout="beside">
      {(ids) => (
        <input
          {...ids}
          className="form-switch"
          type="checkbox"
          role="switch"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    </FormField>
  );
}
