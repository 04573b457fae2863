import type { ReactElement } from 'react';
import type { FigureEstimate } from '../../../../../common/metrics/resampledFigures';
import { decimal, noFigure } from '../../report/format';

/** A figure with its 95 % interval beneath. */
export function FigureCell(props: {
  readonly estimate: FigureEstimate | null | undefined;
  readonly isStrong?: boolean;
}): ReactElement {
  const { estimate, isStrong = false } = props;
  const text = figureText(estimate?.value);
  return (
    <td className="numeric">
      {isStrong ? <strong>{text}</strong> : text}
      <span className="note">{intervalText(estimate)}</span>
    </td>
  );
}

/** Three decimals, or a dash. */
export function figureText(value: number | null | undefined): string {
  return value === null || value === undefined ? noFigure : decimal(value);
}

/** `0.612 to 0.744`; empty where there is none. */
export function intervalText(
  estimate: Pick<FigureEstimate, 'low' | 'high'> | null | undefined,
): string {
  const { low = null, high = null } = estimate ?? {};
  return low === null || high === null ? '' : `${decimal(low)} to ${decimal(high)}`;
}
