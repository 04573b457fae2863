import './marking.css';
import type { Mark } from '../../../common/training/mark';

interface MarkShapeProps {
  readonly mark: Mark;
  /** Whose it is, beside it; nothing where that is plain. */
  readonly label?: string;
  /** `truth` is drawn through, persons' marks are dashed, an expert's dotted. */
  readonly whose: 'person' | 'expert' | 'truth';
  /** Height of the letters. Unit: pixels of the picture. */
  readonly letterHeight: number;
}

/** A mark on a drawing whose unit is the picture's pixel. Lines keep their width, however large the picture is. */
export function MarkShape({ mark, label, whose, letterHeight }: MarkShapeProps) {
  return (
    <g className="mark-shape" data-whose={whose} data-kind={mark.kind}>
      <Lines mark={mark} />
      {label !== undefined && (
        <text {...placeOf(mark, whose, letterHeight)} fontSize={letterHeight}>
          {label}
        </text>
      )}
    </g>
  );
}

/** Twice: a dark rim first, so that the mark is seen on light and on dark mucosa. */
function Lines({ mark }: Pick<MarkShapeProps, 'mark'>) {
  if (mark.kind === 'box') {
    return (
      <>
        <rect className="mark-rim" {...mark.box} />
        <rect className="mark-line" {...mark.box} />
      </>
    );
  }
  const { x, y } = mark.point;
  const cross = `M${x} ${y}h0`;
  return (
    <>
      <path className="mark-rim" d={cross} data-dot />
      <path className="mark-line" d={cross} data-dot />
      <path className="mark-heart" d={cross} data-dot />
    </>
  );
}

/** A person's name above the left corner, an expert's below it, the truth's below the right one: none on another. */
function placeOf(mark: Mark, whose: MarkShapeProps['whose'], letterHeight: number) {
  const box = mark.kind === 'box' ? mark.box : { ...mark.point, width: 0, height: 0 };
  const gap = letterHeight * (mark.kind === 'box' ? 0.35 : 0.9);
  const below = box.y + box.height + gap + letterHeight * 0.75;
  if (whose === 'person') return { x: box.x, y: box.y - gap, textAnchor: 'start' } as const;
  if (whose === 'expert') return { x: box.x, y: below, textAnchor: 'start' } as const;
  return { x: box.x + box.width, y: below, textAnchor: 'end' } as const;
}
