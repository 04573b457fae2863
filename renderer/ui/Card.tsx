import './card.css';
import { type ReactNode, useId } from 'react';

interface CardProps {
  /** A word in small capitals, or something larger. */
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Without border and ground: for controls that need the whole width. */
  readonly plain?: boolean;
}

/** A titled part of the column. */
export function Card({ title, children, plain }: CardProps) {
  const titleId = useId();
  return (
    <section className="card" data-plain={plain ?? false} aria-labelledby={titleId}>
      <h2 className="caps" id={titleId}>
        {title}
      </h2>
      {children}
    </section>
  );
}
