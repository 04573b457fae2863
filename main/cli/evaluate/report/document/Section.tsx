import type { ReactElement, ReactNode } from 'react';

/** Files that lie beside the report and hold what it shows. */
export type FigureFile =
  | 'figures.csv'
  | 'curves.csv'
  | 'folds.csv'
  | 'subsets.csv'
  | 'calibration.csv'
  | 'comparisons.csv'
  | 'images.csv'
  | 'confusion.csv'
  | 'limit.csv'
  | 'classes.csv'
  | 'patients.csv'
  | 'tradeoff.csv'
  | 'frames.csv';

/** A chapter of the report; `id` is its anchor. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly files: readonly FigureFile[];
  readonly children: ReactNode;
}): ReactElement {
  const { id, title, files, children } = props;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      {files.length > 0 && <Sources files={files} />}
    </section>
  );
}

function Sources({ files }: { readonly files: readonly FigureFile[] }): ReactElement {
  return (
    <p className="sources">
      The same figures as a table for other programs:{' '}
      {files.map((file, index) => (
        <span key={file}>
          {index > 0 && ', '}
          <a href={file}>{file}</a>
        </span>
      ))}
    </p>
  );
}
