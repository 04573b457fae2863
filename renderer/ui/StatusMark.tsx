import './statusMark.css';
import { assertNever } from '../../common/assertNever';

/**
 * Shapes of the states: told apart without colour. Circles for the source, squares for the AI, diamonds for what
 * it says of the difficulty, a ring with a point for the recorder.
 */
export type MarkShape =
  | 'circle'
  | 'ring'
  | 'dottedRing'
  | 'pause'
  | 'end'
  | 'cross'
  | 'ringCross'
  | 'square'
  | 'squareOutline'
  | 'dottedSquare'
  | 'squareDash'
  | 'squareHalf'
  | 'triangle'
  | 'diamond'
  | 'diamondOutline'
  | 'record'
  | 'recordWaiting'
  | 'recordLost';

export type MarkTone = 'good' | 'ai' | 'warning' | 'loss' | 'dim';

/** A status mark; the word stands beside it, so it is hidden from screen readers. */
export function StatusMark({
  shape,
  tone,
}: {
  readonly shape: MarkShape;
  readonly tone: MarkTone;
}) {
  return (
    <svg className="status-mark" data-tone={tone} viewBox="0 0 12 12" aria-hidden="true">
      <MarkPath shape={shape} />
    </svg>
  );
}

function MarkPath({ shape }: { readonly shape: MarkShape }) {
  switch (shape) {
    case 'circle':
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case 'ring':
      return <circle cx="6" cy="6" r="4.5" className="line" />;
    case 'dottedRing':
      return <circle cx="6" cy="6" r="4.5" className="line" strokeDasharray="2 2.71" />;
    case 'pause':
      return <path d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" />;
    case 'end':
      return <path d="M1 1 7.5 6 1 11zM9 1h2v10H9z" fill="currentColor" />;
    case 'cross':
      return <path d="M1.5 1.500l9 9M10.5 1.500l-9 9" className="line heavy" />;
    case 'ringCross':
      return (
        <>
          <circle cx="6" cy="6" r="5" className="line" strokeDasharray="2 1.93" />
          <path d="M4 4l4 4M8 4l-4 4" className="line" />
        </>
      );
    case 'square':
      return <path d="M1 1h10v10H1z" fill="currentColor" />;
    case 'squareOutline':
      return <path d="M1.75 1.750h8.500v8.500h-8.500z" className="line" />;
    case 'dottedSquare':
      return <path d="M1.75 1.750h8.500v8.500h-8.500z" className="line" strokeDasharray="2 2.25" />;
    case 'squareDash':
      return <path d="M1.75 1.750h8.500v8.500h-8.500zM3.5 6h5" className="line" />;
    case 'squareHalf':
      return (
        <>
          <path d="M1.75 1.750h8.500v8.500h-8.500z" className="line" />
          <path d="M1 6h10v5H1z" fill="currentColor" />
        </>
      );
    case 'triangle':
      return <path d="M6 .8 11.5 11H.5z" fill="currentColor" />;
    case 'diamond':
      return <path d="M6 .2 11.800 6 6 11.800 .2 6z" fill="currentColor" />;
    case 'diamondOutline':
      return <path d="M6 1.200 10.800 6 6 10.800 1.200 6z" className="line" />;
    case 'record':
      return (
        <>
          <circle cx="6" cy="6" r="5" className="line" />
          <circle cx="6" cy="6" r="2.5" fill="currentColor" />
        </>
      );
    case 'recordWaiting':
      return (
        <>
          <circle cx="6" cy="6" r="5" className="line" />
          <circle cx="6" cy="6" r="1" fill="currentColor" />
        </>
      );
    case 'recordLost':
      return (
        <>
          <circle cx="6" cy="6" r="5" className="line heavy" />
          <path d="M2.500 9.500 9.500 2.500" className="line heavy" />
        </>
      );
    default:
      return assertNever(shape, 'mark');
  }
}
