import { type Axis, evenTicks } from '../../report/charts/scale';
import { decimal } from '../../report/format';

/** Peak thresholds that a person can choose lie within it. */
export const peakAxis: Axis = {
  label: 'peak threshold',
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 11),
  format: (value) => decimal(value, 1),
};

/** Counts of predictions that a person can choose. */
export function countAxis(label: string): Axis {
  return { label, from: 0, to: 25, ticks: evenTicks(0, 25, 6), format: String };
}

export const shareAxis = (label: string): Axis => ({
  label,
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 6),
  format: (value) => `${Math.round(value * 100)} %`,
});

/** Seconds from 0 to the last one, which need not be round. */
export function timeAxis(seconds: readonly number[]): Axis {
  const axis = axisFor('time, s', seconds);
  const to = Math.max(...seconds, 0);
  return { ...axis, to, ticks: axis.ticks.filter((tick) => tick <= to) };
}

/** Widths of steps between ticks, in decades. */
const steps = [1, 2, 2.5, 5, 10];
const mostSteps = 6;

/**
 * From 0 to a round number that none of the values exceeds; to 1 where all are 0.
 * @param leastStep between two ticks; 1 for what is counted
 */
export function axisFor(label: string, values: readonly number[], leastStep = 0): Axis {
  const most = Math.max(...values, 0);
  const decade = most === 0 ? 0.1 : 10 ** Math.floor(Math.log10(most / mostSteps));
  const fitting = steps.find((width) => width * decade * mostSteps >= most) ?? 10;
  const step = Math.max(fitting * decade, leastStep);
  const count = Math.max(1, Math.ceil(most / step));
  const to = most === 0 ? 1 : count * step;
  const ticks = most === 0 ? [0, 1] : evenTicks(0, to, count + 1);
  return { label, from: 0, to, ticks, format: String };
}
