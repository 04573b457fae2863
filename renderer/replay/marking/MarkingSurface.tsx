import './marking.css';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import type { Point, Size } from '../../../common/geometry';
import type { Mark } from '../../../common/training/mark';
import { MarkShape } from './MarkShape';
import { boxBetween, pointInside } from './marks';
import { useLetterHeight } from './useLetterHeight';

interface MarkingSurfaceProps {
  /** Extent of what is marked; it lies in the surface as large as it can be. */
  readonly picture: Size;
  readonly mark: Mark | null;
  readonly onMark: (mark: Mark) => void;
  /** A click is no answer: only boxes are drawn. */
  readonly isBoxOnly?: boolean;
}

/** Farther than this the pointer draws, nearer it clicks. Unit: CSS pixels. */
const clickReach = 4;

/** A sheet above a picture: dragging on it draws a box, a click is a point. The last one counts. */
export function MarkingSurface({ picture, mark, onMark, isBoxOnly }: MarkingSurfaceProps) {
  const sheet = useRef<SVGSVGElement>(null);
  const letterHeight = useLetterHeight(sheet, picture);
  const [start, setStart] = useState<PointerEvent | null>(null);
  const [drawn, setDrawn] = useState<Mark | null>(null);
  const place = (event: PointerEvent): Point => pointUnder(event, sheet.current);
  const between = (from: PointerEvent, to: PointerEvent): Mark | null => {
    const box = boxBetween(place(from), place(to), picture);
    return box === null ? null : { kind: 'box', box };
  };
  const shown = drawn ?? mark;
  return (
    <svg
      ref={sheet}
      className="marking-surface"
      data-testid="marking"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart(event);
      }}
      onPointerMove={(event) => {
        if (start !== null && isFar(start, event)) setDrawn(between(start, event));
      }}
      onPointerCancel={() => {
        setStart(null);
        setDrawn(null);
      }}
      onPointerUp={(event) => {
        if (start === null) return;
        const made = isFar(start, event) ? between(start, event) : clicked(place(event));
        setStart(null);
        setDrawn(null);
        if (made !== null) onMark(made);
      }}
    >
      {shown !== null && <MarkShape mark={shown} whose="person" letterHeight={letterHeight} />}
    </svg>
  );

  function clicked(at: Point): Mark | null {
    return isBoxOnly === true ? null : { kind: 'point', point: pointInside(at, picture) };
  }
}

interface MarksSheetProps {
  readonly picture: Size;
  /** Marks, for the height of letters that are as large on every picture. Unit: pixels of the picture. */
  readonly children: (letterHeight: number) => ReactNode;
}

/** Marks above a picture that nobody can change. */
export function MarksSheet({ picture, children }: MarksSheetProps) {
  const sheet = useRef<SVGSVGElement>(null);
  const letterHeight = useLetterHeight(sheet, picture);
  return (
    <svg
      ref={sheet}
      className="marks-sheet"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      aria-hidden="true"
    >
      {children(letterHeight)}
    </svg>
  );
}

function isFar(from: PointerEvent, to: PointerEvent): boolean {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > clickReach;
}

/** From the screen to the drawing's own unit, the picture's pixel. */
function pointUnder({ clientX, clientY }: PointerEvent, sheet: SVGSVGElement | null): Point {
  const matrix = sheet?.getScreenCTM();
  if (!matrix) return { x: 0, y: 0 };
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return { x, y };
}
