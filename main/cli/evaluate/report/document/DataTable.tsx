import type { ReactElement, ReactNode } from 'react';

/** A heading of a column; `note` stands small beneath it. */
export interface Column {
  readonly label: string;
  readonly note?: string;
  readonly isNumeric: boolean;
}

/** A table that scrolls sideways where the window is narrow. The rows are its children. */
export function DataTable(props: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly children: ReactNode;
}): ReactElement {
  const { caption, columns, children } = props;
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, note, isNumeric }, index) => (
              <th key={index} scope="col" className={isNumeric ? 'numeric' : undefined}>
                {label}
                {note !== undefined && <span className="note">{note}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
