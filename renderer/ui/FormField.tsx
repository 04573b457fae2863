import './formField.css';
import { type ReactNode, useId } from 'react';

/** What every part of a form has: a name, perhaps a hint, perhaps what is wrong. */
export interface FieldProps {
  readonly label: string;
  /** What the setting means or costs, in a sentence. */
  readonly hint?: string | undefined;
  /** Why the value cannot be taken, in a sentence; said to screen readers at once. */
  readonly error?: string | undefined;
}

/** Ids by which a control is joined to its words. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface FormFieldProps extends FieldProps {
  /** `beside`: control at the right end of the label's line; else below the label. */
  readonly layout?: 'below' | 'beside';
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A labelled control with hint and error; the frame of the fields beside this file. */
export function FormField({ label, hint, error, layout, children }: FormFieldProps) {
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className="form-field" data-layout={layout ?? 'below'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined || undefined,
      })}
      {hint !== undefined && (
        <p className="small dim form-words" id={hintId}>
          {hint}
        </p>
      )}
      <p className="small form-words form-error" id={errorId} role="alert">
        {error}
      </p>
    </div>
  );
}
