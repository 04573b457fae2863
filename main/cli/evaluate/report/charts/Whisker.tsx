import type { ReactElement } from 'react';
import type { Estimate } from '../../../../../common/metrics/statistics';
import { coordinate, linearScale } from './scale';

const size = { width: 120, height: 14 };
/** Keeps marks at the ends of the scale inside the drawing. */
const inset = 5;

/** A difference and its interval beside zero, small enough for a cell of a table. */
export function Whisker(props: {
  readonly difference: Pick<Estimate, 'mean' | 'low' | 'high'>;
  /** The scale goes from minus this to this. */
  readonly reach: number;
}): ReactElement {
  const { difference, reach } = props;
  const scale = linearScale({ from: -reach, to: reach }, inset, size.width - inset);
  const middle = size.height / 2;
  const [low, high] = [scale(difference.low), scale(difference.high)];
  return (
    <svg className="whisker" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path className="zero" d={`M${coordinate(scale(0))} 0v${size.height}`} />
      <path className="interval" d={`M${coordinate(low)} ${middle}H${coordinate(high)}`} />
      <circle className="mean" cx={coordinate(scale(difference.mean))} cy={middle} r="3.5" />
    </svg>
  );
}

/** The farthest that any of these intervals reaches from zero; a small number where all are zero. */
export function farthestReach(differences: readonly Pick<Estimate, 'low' | 'high'>[]): number {
  const ends = differences.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]);
  return Math.max(1e-6, ...ends.filter(Number.isFinite));
}
