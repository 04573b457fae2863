import './marking.css';
import type { Box } from '../../../common/geometry';
import type { Mark } from '../../../common/training/mark';

interface MarkShapeProps {
  readonly mark: Mark;
  /** Whose it is, beside it; nothing where that is plain. */
  readonly label?: string;
  /** `truth` is drawn through, persons' marks are dashed, an expert's dotted, the AI's has corners alone. */
  readonly whose: 'person' | 'expert' | 'truth' | 'ai';
  /** Height of the letters. Unit: pixels of the picture. */
  readonly letterHeight: number;
}

/** A mark on a drawing whose unit is the picture's pixel. Lines keep their width, however large the picture is. */
export function MarkShape({ mark, label, whose, letterHeight }: MarkShapeProps) {
  return (
    <g className="mark-shape" data-whose={whose} data-kind={mark.kind}>
      {whose === 'ai' && mark.kind === 'box' ? <Corners box={mark.box} /> : <Lines mark={mark} />}
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

/** Corner marks, as the overlay has them. */
function Corners({ box: { x, y, width, height } }: { readonly box: Box }) {
  const length = Math.min(width, height) / 4;
  const path = [
    `M${x} ${y + length}v${-length}h${length}`,
    `M${x + width - length} ${y}h${length}v${length}`,
    `M${x + width} ${y + height - length}v${length}h${-length}`,
    `M${x + length} ${y + height}h${-length}v${-length}`,
  ].join('');
  return (
    <>
      <path className="mark-rim" d={path} />
      <path className="mark-line" d={path} />
    </>
  );
}

/** Each at a corner of its own: the person above left, the AI above right, experts below left, the truth below right. */
function placeOf(mark: Mark, whose: MarkShapeProps['whose'], letterHeight: number) {
  const box = mark.kind === 'box' ? mark.box : { ...mark.point, width: 0, height: 0 };
  const gap = letterHeight * (mark.kind === 'box' ? 0.35 : 0.9);
  const right = box.x + box.width;
  const below = box.y + box.height + gap + letterHeight;
  if (whose === 'person') return { x: box.x, y: box.y - gap, textAnchor: 'start' } as const;
  if (whose === 'ai') return { x: right, y: box.y - gap, textAnchor: 'end' } as const;
  if (whose === 'expert') return { x: box.x, y: below, textAnchor: 'start' } as const;
  return { x: right, y: below, textAnchor: 'end' } as const;
}
