import type { ReactElement } from 'react';
import { Whisker } from './Whisker';

/** First minus second: mean with its 95 % interval. */
interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A difference with its interval in words and as a whisker, and which model is better. */
export function PairedDifference(props: {
  readonly difference: Difference;
  /** Which value of the figure is the better one. */
  readonly better: 'higher' | 'lower';
  /** Of the largest difference in the column: where the whiskers' axis ends. */
  readonly reach: number;
  /** With its sign. */
  readonly format: (value: number) => string;
}): ReactElement {
  const { difference, better, reach, format } = props;
  const winner = betterModel(difference, better);
  return (
    <>
      {winner === null ? format(difference.mean) : <strong>{format(difference.mean)}</strong>}
      <span className="note">
        {format(difference.low)} to {format(difference.high)}
      </span>
      <Whisker difference={difference} reach={reach} />
      <span className="note">{winner === null ? 'no clear difference' : `${winner} better`}</span>
    </>
  );
}

/** Which of the two is better, or null where the interval holds zero. */
export function betterModel(
  { low, high }: Pick<Difference, 'low' | 'high'>,
  better: 'higher' | 'lower',
): 'first' | 'second' | null {
  if (!(low > 0 || high < 0)) return null;
  return low > 0 === (better === 'higher') ? 'first' : 'second';
}
