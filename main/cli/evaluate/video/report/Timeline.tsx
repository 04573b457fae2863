import type { ReactElement } from 'react';
import { ChartFrame } from '../../report/charts/ChartFrame';
import { coordinate, evenTicks, type Scale } from '../../report/charts/scale';
import { seriesLook } from '../../report/charts/seriesLook';
import { decimal } from '../../report/format';
import type { FrameOutcome } from '../videoEvaluation';
import { timeAxis } from './axes';

/** From frame `start` up to the one before `end`. */
interface Run {
  readonly start: number;
  readonly end: number;
}

const size = { width: 1160, height: 260 };
/** Height of a preset's bar in shares of the peak's axis, and of the room that it takes. */
const barHeight = 0.05;
const barRoom = 0.09;

/** The peak over time on ground that is marked where the papilla is in view, a bar beneath for each preset. */
export function Timeline({ frames }: { readonly frames: readonly FrameOutcome[] }): ReactElement {
  const presets = Object.keys(frames[0]?.shown ?? {});
  const seconds = frames.map(({ timeMs }) => timeMs / 1000);
  return (
    <ChartFrame
      size={size}
      x={timeAxis(seconds)}
      y={{
        ...{ label: 'peak', from: -barRoom * presets.length - 0.02, to: 1 },
        ...{ ticks: evenTicks(0, 1, 3), format: (value) => decimal(value, 1) },
      }}
      description="The peak of each frame over time, where the papilla is in view, and when each preset showed it; frames.csv holds the values."
    >
      {({ x, y }) => (
        <>
          <Bars
            {...{ runs: runsOf(frames, ({ inView }) => inView), seconds, x }}
            {...{ top: y(1), bottom: y(0), className: 'bar', opacity: 0.35 }}
          />
          <path
            d={`M${frames.map(({ peak }, index) => `${coordinate(x(seconds[index] ?? 0))} ${coordinate(y(peak))}`).join('L')}`}
            {...{ fill: 'none', stroke: 'var(--text)', strokeWidth: 1 }}
          />
          {presets.map((preset, index) => (
            <Bars
              key={preset}
              runs={runsOf(frames, ({ shown }) => Object.entries(shown).some(is(preset)))}
              {...{ seconds, x, color: seriesLook(index).color }}
              top={y(-barRoom * (index + 1) + barHeight)}
              bottom={y(-barRoom * (index + 1))}
            />
          ))}
        </>
      )}
    </ChartFrame>
  );
}

const is =
  (preset: string) =>
  ([name, value]: readonly [string, boolean]): boolean =>
    name === preset && value;

function Bars(props: {
  readonly runs: readonly Run[];
  readonly seconds: readonly number[];
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
  readonly color?: string;
  readonly className?: string;
  readonly opacity?: number;
}): ReactElement {
  const { runs, seconds, x, top, bottom, color, className, opacity } = props;
  return (
    <>
      {runs.map(({ start, end }) => {
        const from = x(seconds[start] ?? 0);
        const to = x(seconds[end] ?? seconds.at(-1) ?? 0);
        return (
          <rect
            key={start}
            {...{ className, opacity, fill: color }}
            {...{ x: coordinate(from), y: coordinate(top) }}
            {...{ width: coordinate(to - from), height: coordinate(bottom - top) }}
          />
        );
      })}
    </>
  );
}

function runsOf(
  frames: readonly FrameOutcome[],
  holds: (frame: FrameOutcome) => boolean,
): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, frame] of frames.entries()) {
    if (!holds(frame)) continue;
    const last = runs.at(-1);
    if (last?.end === index) runs[runs.length - 1] = { start: last.start, end: index + 1 };
    else runs.push({ start: index, end: index + 1 });
  }
  return runs;
}
