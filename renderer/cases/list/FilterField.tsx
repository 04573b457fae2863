import { type ReactNode, useId } from 'react';

interface FilterFieldProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

/** A narrow control that filters, with its name above. */
export function FilterField({ label, children }: FilterFieldProps) {
  const id = useId();
  return (
    <div className="filter-field">
      <label className="small dim" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
