import './timeAxis.css';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import { clockWord } from '../caseTimeWords';
import { eventTitle } from './eventWords';

/** The guideline's and the study's limit on the clock of cannulation. Unit: ms. */
const limitMs = 5 * 60_000;
const width = 1000;
const height = 92;
const [left, right, line] = [24, 970, 44];

/** The cannulation as a line from the approach on, with its events and the five minutes. */
export function TimeAxis({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { summary } = detail;
  const placed = detail.events.flatMap((event) =>
    event.sinceApproachMs === null || event.isWithdrawn
      ? []
      : { ...event, sinceMs: event.sinceApproachMs },
  );
  if (placed.length === 0) return <p className="small dim">{t('archive.axis.nothing')}</p>;
  const last = Math.max(...placed.map(({ sinceMs }) => sinceMs));
  const endMs = Math.max(last, limitMs * 1.2);
  const x = (ms: number): number => left + ((right - left) * ms) / endMs;
  const clockEnd = summary.cannulationMs;
  return (
    <svg
      className="time-axis"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('archive.axis.label', {
        events: placed.length,
        time: clockEnd === null ? '–' : clockWord(clockEnd),
      })}
    >
      <line className="axis-line" x1={left} x2={right} y1={line} y2={line} />
      {clockEnd !== null && (
        <line className="axis-clock" x1={x(0)} x2={x(clockEnd)} y1={line} y2={line} />
      )}
      {minuteMarks(endMs).map((ms) => (
        <g key={ms} className="axis-minute">
          <line x1={x(ms)} x2={x(ms)} y1={line - 4} y2={line + 4} />
          <text x={x(ms)} y={height - 4} textAnchor="middle">
            {clockWord(ms)}
          </text>
        </g>
      ))}
      <g className="axis-limit">
        <line x1={x(limitMs)} x2={x(limitMs)} y1={8} y2={line + 22} />
        <text x={x(limitMs) + 6} y={16}>
          {t('archive.axis.limit')}
        </text>
      </g>
      {placed.map((event) => (
        <g key={event.id} className="axis-event" data-kind={event.payload.kind}>
          <EventMark kind={event.payload.kind} x={x(event.sinceMs)} />
          <title>
            {clockWord(event.sinceMs)} {eventTitle(t, event, summary.fields.operators)}
          </title>
        </g>
      ))}
    </svg>
  );
}

/** Told apart by shape: outcome large, attempts as strokes, what counts against easy as diamonds. */
function EventMark({ kind, x }: { readonly kind: string; readonly x: number }) {
  if (kind === 'attempt') return <line x1={x} x2={x} y1={line - 14} y2={line} />;
  if (kind === 'cannulated') return <circle cx={x} cy={line} r={8} />;
  if (kind === 'failed') return <path d={`M${x - 7} ${line - 7}l14 14m0 -14l-14 14`} />;
  if (kind === 'ductEntry' || kind === 'technique') {
    return <path d={`M${x} ${line - 22}l7 8l-7 8l-7 -8z`} />;
  }
  if (kind === 'approach') return <path d={`M${x} ${line - 8}l9 8l-9 8z`} />;
  return <circle cx={x} cy={line + 12} r={4} />;
}

/** At most about ten, at whole minutes. */
function minuteMarks(endMs: number): readonly number[] {
  const minutes = endMs / 60_000;
  const step = [1, 2, 5, 10, 20, 60].find((one) => minutes / one <= 10) ?? 120;
  return Array.from(
    { length: Math.floor(minutes / step) + 1 },
    (_, index) => index * step * 60_000,
  );
}
