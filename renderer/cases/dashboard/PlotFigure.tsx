import { plot, type PlotOptions } from '@observablehq/plot';
import { type ReactNode, useEffect, useRef } from 'react';
import './dashboard.css';

interface PlotFigureProps {
  readonly title: string;
  /** Of how many cases it speaks, and what it shows, in words. */
  readonly caption: ReactNode;
  /** Null: there is nothing to draw yet, which the caption says. */
  readonly options: PlotOptions | null;
}

/** A plot with its words. Its colours are those of the theme, so that it can be printed. */
export function PlotFigure({ title, caption, options }: PlotFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (options === null || place.current === null) return;
    const drawn = plot({
      width: 460,
      height: 230,
      marginLeft: 44,
      style: { background: 'none', color: 'inherit', fontFamily: 'inherit', fontSize: '12px' },
      ...options,
      ariaLabel: title,
    });
    // Its parts carry names that no role of theirs may have; the whole has one.
    drawn.querySelectorAll('[aria-label]').forEach((part) => part.removeAttribute('aria-label'));
    drawn.setAttribute('role', 'img');
    place.current.replaceChildren(drawn);
  }, [options, title]);
  return (
    <figure className="plot-figure">
      <h3 className="caps">{title}</h3>
      {options !== null && <div ref={place} />}
      <figcaption className="small dim">{caption}</figcaption>
    </figure>
  );
}
