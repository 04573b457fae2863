import './card.css';
import { type ReactNode, useId } from 'react';

interface CardProps {
  /** A word in small capitals, or something larger. */
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Without border, ground and a title for the eye: for controls that need the whole room and say what they are. */
  readonly plain?: boolean;
  /** A small control at the end of the title's line. */
  readonly action?: ReactNode;
}

/** A titled part of the column. */
export function Card({ title, children, plain, action }: CardProps) {
  const titleId = useId();
  return (
    <section className="card" data-plain={plain ?? false} aria-labelledby={titleId}>
      <header className="card-head">
        <h2 className={plain === true ? 'visually-hidden' : 'caps'} id={titleId}>
          {title}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}
