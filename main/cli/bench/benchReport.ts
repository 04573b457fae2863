import type { BarKey, Relation, Verdict } from '../../bench/bars';
import { missedBars } from '../../bench/bars';
import type { Figures } from '../../bench/figures';
import type { Measurement } from '../../bench/measurement';
import { mostWaitingMs } from '../../recording/encoder/segmentEncoder';

/** The machine and its load while it was measured. */
export interface Surroundings {
  readonly version: string;
  readonly cores: number;
  /** `os.loadavg()[0]`: other work on the machine shows here, and after the run the bench as well. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** What `bench` says to a person: a line for each bar, with the absolute values it was made of. */
export function reportText(
  measurement: Measurement,
  figures: Figures,
  verdicts: readonly Verdict[],
  surroundings: Surroundings,
): string {
  const head = ['', 'FIGURE', 'MEASURED', 'BAR', 'FROM'];
  const rows = verdicts.map((verdict) => [
    metText(verdict),
    verdict.title,
    valueText(verdict),
    `${relationText(verdict.relation)} ${numberText(verdict.limit)}`,
    fromText(verdict.key, figures),
  ]);
  return `${headText(measurement, surroundings)}\n${columns([head, ...rows])}\n${footText(verdicts)}`;
}

function headText({ source, model, threads, runtime }: Measurement, around: Surroundings): string {
  const { width, height, framesPerSecond, displaySize } = source;
  return `Ampulla ${around.version} on ${runtime}; ${around.cores} cores, load average ${numberText(around.loadBefore)} before and ${numberText(around.loadAfter)} after.
Demo ${width} x ${height} at ${numberText(framesPerSecond)} fps, display frames ${displaySize.width} x ${displaySize.height}; ${model.packId} ${model.packVersion} on ${model.provider}, ${threads} thread(s).
`;
}

function footText(verdicts: readonly Verdict[]): string {
  const missed = missedBars(verdicts).map(({ title }) => title);
  if (missed.length === 0) return 'Every bar that was judged is met.\n';
  return `Missed: ${missed.join('; ')}. Other work on the machine counts against it: see the load average.\n`;
}

function metText({ met }: Verdict): string {
  if (met === null) return 'short';
  return met ? 'met' : 'MISSED';
}

/** The absolute values behind a figure. */
function fromText(key: BarKey, figures: Figures): string {
  const text = (value: number | null): string => numberText(value);
  switch (key) {
    case 'predictionsPerBare':
      return `${text(figures.predictionsPerSecond)} predictions/s; alone ${text(figures.barePerSecond)}/s in the worker, ${text(figures.bareRoundTripsPerSecond)}/s with messages`;
    case 'intervalP95OnOverOff':
      return `${text(figures.intervalP95OnMs)} ms on, ${text(figures.intervalP95OffMs)} ms off`;
    case 'intervalP95NegativeControl':
      return `${text(figures.intervalP95ControlMs)} ms with ${text(figures.slowModelMsP50)} ms a prediction: shows that the bar above can be missed`;
    case 'displayedOverCaptured720':
      return `${figures.displayedFrames720} of ${figures.capturedFrames720} frames; of the demo ${text(figures.displayedOverCapturedDemo)}`;
    case 'displayedOverCaptured1080':
      return `${figures.displayedFrames1080} of ${figures.capturedFrames1080} frames, ${text(figures.displayedPerSecond1080)}/s; drawing p50 ${text(figures.pictureMsP50At1080)} ms, p95 ${text(figures.pictureMsP95At1080)} ms`;
    case 'overlayAgeFramesP95':
      return `p50 ${text(figures.overlayAgeFramesP50)}, on ${figures.drawnOnFrames} frames; capture to overlay p50 ${text(figures.annotationDelayMsP50)} ms, p95 ${text(figures.annotationDelayMsP95)} ms`;
    case 'captureLagFrames':
      return `deinterlaced: ${figures.captureLagFramesInterlaced}; event loop p99 ${text(figures.eventLoopDelayP99Ms)} ms late`;
    case 'memorySlopeMiBPerMinute':
      return `95 %: ${text(figures.memorySlopeLow)} to ${text(figures.memorySlopeHigh)}, over ${text(figures.memoryMinutes)} minutes; ${text(figures.memoryStartMiB)} to ${text(figures.memoryEndMiB)} MiB`;
    case 'killPredictionBackMs':
      return `overlay back after ${text(figures.killOverlayBackMs)} ms`;
    case 'recordingFramesLost':
      return `${figures.recordingEncoders.join(', ')}; waiting for it p95 ${text(figures.recordingQueueMsP95)} ms, most ${text(figures.recordingQueueMsMax)} ms of ${mostWaitingMs}; at 1080 lines ${text(figures.recordingFramesLost1080)} lost, ${figures.recordingEncoders1080.join(', ')}, most ${text(figures.recordingQueueMsMax1080)} ms`;
    case 'predictionLogMbIn30Minutes':
      return `${text(figures.bytesPerPrediction)} bytes each, ${text(figures.recordedPredictions)} predictions, taken 25 times a second`;
    case 'staleDrawn':
    case 'killFramesLost':
    case 'killOverlayGoneMs':
    case 'drawFailures':
      return '';
  }
}

function valueText({ value, unit }: Verdict): string {
  return `${numberText(value)}${unit === '' || value === null ? '' : ` ${unit}`}`;
}

function relationText(relation: Relation): string {
  switch (relation) {
    case 'atLeast':
      return '>=';
    case 'atMost':
      return '<=';
    case 'above':
      return '>';
  }
}

/** Three digits after the point below 10, one below 100; whole numbers as they are. */
function numberText(value: number | null): string {
  if (value === null) return 'none';
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) < 10) return value.toFixed(3);
  return value.toFixed(Math.abs(value) < 100 ? 1 : 0);
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(width(column))).join('  ');
  return rows.map((cells) => `${line(cells).trimEnd()}\n`).join('');
}
