import { FormField } from '../../ui/FormField';

interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A passphrase, unseen while it is typed. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { value, onChange, ...field } = props;
  return (
    <FormField {...field}>
      {(ids) => (
        <input
          {...ids}
          className="form-control"
          type="password"
          autoComplete="off"
          value={value}
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
