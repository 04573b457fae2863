/** From a value to its place on paper, in units of the drawing. */
export type Scale = (value: number) => number;

/** An axis: what it shows, from where to where, and the values that are written along it. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** Straight scale; an axis without extent puts everything in the middle. */
export function linearScale(
  { from, to }: Pick<Axis, 'from' | 'to'>,
  start: number,
  end: number,
): Scale {
  if (to === from) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** `count` values from `from` to `to`, both included. Rounded, so that 0.30000000000000004 is 0.3. */
export function evenTicks(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_unused, index) =>
    Number((from + ((to - from) * index) / (count - 1)).toPrecision(12)),
  );
}

/** A coordinate of a drawing: short, because a report holds thousands. */
export function coordinate(value: number): number {
  return Math.round(value * 10) / 10;
}
