import type { ReactElement } from 'react';
import { Legend } from '../../report/charts/Legend';
import { LineChart } from '../../report/charts/LineChart';
import type { ReferencePoint } from '../../report/charts/ReferenceMark';
import type { Axis } from '../../report/charts/scale';
import type { TradeoffPoint, VariedNumber } from '../tradeoff';
import { axisFor, countAxis, peakAxis, shareAxis } from './axes';
import { type Figure, figures, presetMarks, presetsOf, tradeoffSeries } from './tradeoffSeries';

const size = { width: 560, height: 340 };

/** What the settings move on, for one pack: each line a preset's hold, along one number of its rule. */
export function TradeoffPlots({
  points,
}: {
  readonly points: readonly TradeoffPoint[];
}): ReactElement {
  const { falsePositivesPerMinute, shownShare, flickerPerMinute, missed } = figures;
  const axisOf = (label: string, figure: Figure, leastStep?: number): Axis =>
    axisFor(label, valuesOf(points, figure), leastStep);
  const delayMs = moderateDelay(points);
  const delay = axisOf('delay, ms', delayMs);
  const falseAlarms = axisOf('false alarms a minute', falsePositivesPerMinute);
  const flicker = axisOf('changes a minute', flickerPerMinute);
  const along = { points, varied: 'peak', x: figures.peak, xAxis: peakAxis } as const;
  const toShow = { points, varied: 'toShow', x: figures.toShow } as const;
  const toHide = { points, varied: 'toHide', x: figures.toHide } as const;
  const shown = shareAxis('frames in view on which it stood');
  return (
    <>
      <Legend names={presetsOf(points).map((preset) => `hold of ${preset}`)} />
      <div className="plots">
        <Plot
          {...{ points, varied: 'peak', side: 'right' }}
          caption="The trade-off: delay against false alarms, along the peak threshold"
          {...{ x: falsePositivesPerMinute, xAxis: falseAlarms, y: delayMs, yAxis: delay }}
        />
        <Plot {...along} caption="Delay" y={delayMs} yAxis={delay} side="left" />
        <Plot
          {...along}
          caption="False alarms"
          {...{ y: falsePositivesPerMinute, yAxis: falseAlarms, side: 'right' }}
        />
        <Plot {...along} caption="Shown in view" y={shownShare} yAxis={shown} side="left" />
        <Plot {...along} caption="Flicker" y={flickerPerMinute} yAxis={flicker} side="left" />
        <Plot
          {...along}
          caption="Missed appearances"
          {...{ y: missed, yAxis: axisOf('appearances', missed, 1), side: 'left' }}
        />
        <Plot
          {...toShow}
          caption="Delay, along the predictions to show"
          {...{ xAxis: countAxis('predictions to show'), y: delayMs, yAxis: delay, side: 'right' }}
        />
        <Plot
          {...toHide}
          caption="Flicker, along the predictions to hide"
          {...{ xAxis: countAxis('predictions to hide'), y: flickerPerMinute, yAxis: flicker }}
          side="right"
        />
      </div>
    </>
  );
}

/** Delays at the end of a sweep would press all others into a line: those far beyond the presets' are left out. */
function moderateDelay(points: readonly TradeoffPoint[]): Figure {
  const own = points.filter(({ isPreset }) => isPreset);
  const most = 4 * Math.max(...valuesOf(own, figures.delayMs), 0);
  return ({ delayMs }) => (delayMs === null || (most > 0 && delayMs > most) ? null : delayMs);
}

function valuesOf(points: readonly TradeoffPoint[], figure: Figure): number[] {
  return points.map(figure).filter((value) => value !== null);
}

function Plot(props: {
  readonly points: readonly TradeoffPoint[];
  readonly varied: VariedNumber;
  readonly caption: string;
  readonly x: Figure;
  readonly y: Figure;
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly side: ReferencePoint['side'];
}): ReactElement {
  const { points, varied, caption, x, y, xAxis, yAxis, side } = props;
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      <LineChart
        size={size}
        x={xAxis}
        y={yAxis}
        series={tradeoffSeries(points, varied, x, y)}
        references={presetMarks(points, varied, x, y, side)}
        description={`${caption}, a line for each preset; tradeoff.csv holds the values.`}
      />
    </figure>
  );
}
