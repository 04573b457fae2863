import type { BarKey, Relation, Verdict } from './bars';
import type { Figures } from './figures';
import type { Measurement } from './measurement';

/** The machine and its load while it was measured. */
export interface Surroundings {
  readonly version: string;
  readonly cores: number;
  /** `os.loadavg()[0]`: other work on the machine shows here, and after the run the bench as well. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** What `bench` prints: a line for each bar, with the absolute values it was made of. */
export function reportText(
  measurement: Measurement,
  figures: Figures,
  verdicts: readonly Verdict[],
  surroundings: Surroundings,
): string {
  const head = ['', 'FIGURE', 'MEASURED', 'BAR', 'FROM'];
  const rows = verdicts.map((verdict) => [
    verdict.met ? 'met' : 'MISSED',
    verdict.title,
    valueText(verdict),
    `${relationText(verdict.relation)} ${numberText(verdict.limit)}`,
    fromText(verdict.key, figures),
  ]);
  return `${headText(measurement, surroundings)}\n${columns([head, ...rows])}\n${footText(verdicts)}`;
}

function headText({ source, model, threads, heldMs }: Measurement, around: Surroundings): string {
  const { width, height, framesPerSecond, displaySize } = source;
  return `Ampulla ${around.version}, ${around.cores} cores, load average ${numberText(around.loadBefore)} before and ${numberText(around.loadAfter)} after.
Demo ${width} x ${height} at ${numberText(framesPerSecond)} fps, display frames ${displaySize.width} x ${displaySize.height}; ${model.packId} ${model.packVersion} on ${model.provider}, ${threads} thread(s).
"Displayed" means out of a stand-in for the frame port; the window is not part of it. "Thread held": ${numberText(heldMs)} ms for each prediction.
`;
}

function footText(verdicts: readonly Verdict[]): string {
  const missed = verdicts.filter(({ met }) => !met).map(({ title }) => title);
  if (missed.length === 0) return 'Every bar is met.\n';
  return `Missed: ${missed.join('; ')}. Other work on the machine counts against it: see the load average.\n`;
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
      return `${text(figures.intervalP95HeldMs)} ms held: shows that the bar above can be missed`;
    case 'displayedOverCaptured720':
      return `${figures.displayedFrames} of ${figures.capturedFrames} frames`;
    case 'overlayAgeFramesP95':
      return `p50 ${text(figures.overlayAgeFramesP50)}, on ${figures.drawnOnFrames} frames; inference p50 ${text(figures.inferenceMsP50)} ms`;
    case 'killPredictionBackMs':
      return `evidence back after ${text(figures.killEvidenceBackMs)} ms`;
    case 'staleDrawn':
    case 'killFramesLost':
    case 'killEvidenceGoneMs':
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
