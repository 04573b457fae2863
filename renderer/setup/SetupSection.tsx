import './setupSection.css';
import { type ReactNode, useId } from 'react';

interface SetupSectionProps {
  readonly title: string;
  /** What this section is for, in a sentence or two. */
  readonly intro?: string;
  /** Parts closer together, for a section with something large in it. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

/** One section of the set-up page: a title, what it is for, and its settings. Scrolls by itself. */
export function SetupSection({ title, intro, dense, children }: SetupSectionProps) {
  const titleId = useId();
  return (
    <section className="setup-section" data-dense={dense ?? false} aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        {intro !== undefined && <p className="dim setup-text">{intro}</p>}
      </header>
      {children}
    </section>
  );
}

interface SetupGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Settings of a section that belong together, under a small heading. */
export function SetupGroup({ title, children }: SetupGroupProps) {
  const titleId = useId();
  return (
    <section className="setup-group" aria-labelledby={titleId}>
      <h3 className="caps" id={titleId}>
        {title}
      </h3>
      {children}
    </section>
  );
}
