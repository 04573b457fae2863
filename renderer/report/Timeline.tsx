import { useTranslation } from 'react-i18next';
import type { ResearchEvent } from '../../common/cases/research';
import type { ReportCase } from '../../common/cases/reportData';

const width = 1000;
const axisY = 46;
/** From which on the guideline and the study call it delayed. Unit: ms. */
const limitMs = 5 * 60_000;

/** The clock of cannulation as a line: every event a sign, the five minutes a mark. */
export function Timeline({ of }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  const events = of.events.filter((event) => !event.isWithdrawn && event.sinceApproachMs !== null);
  if (events.length === 0) return null;
  const longest = Math.max(...events.map(({ sinceApproachMs }) => sinceApproachMs ?? 0));
  const endMs = Math.max(limitMs * 1.2, longest * 1.04);
  const x = (ms: number) => 10 + (ms / endMs) * (width - 20);
  const stepMs = endMs > 30 * 60_000 ? limitMs : 60_000;
  const minutes = Array.from({ length: Math.floor(endMs / stepMs) + 1 }, (_, index) => index);
  return (
    <section className="timeline">
      <h2>{t('exports.report.timeline')}</h2>
      <svg viewBox={`0 0 ${width} 84`} role="img" aria-label={t('exports.report.timeline')}>
        <line className="axis" x1={10} x2={width - 10} y1={axisY} y2={axisY} />
        {minutes.map((index) => (
          <g key={index} transform={`translate(${x(index * stepMs)} ${axisY})`}>
            <line className="axis" y2={6} />
            <text y={22}>{(index * stepMs) / 60_000}</text>
          </g>
        ))}
        <line className="limit" x1={x(limitMs)} x2={x(limitMs)} y1={6} y2={axisY} />
        <text className="limit-word" x={x(limitMs) + 5} y={12}>
          {t('archive.axis.limit')}
        </text>
        {events.map((event) => (
          <Sign key={event.number} event={event} x={x(event.sinceApproachMs ?? 0)} />
        ))}
      </svg>
      <p className="legend">
        {legend.map(([kind, sign]) => (
          <span key={kind}>
            {sign} {t(`terms.kind.${kind}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

const legend = [
  ['attempt', '│'],
  ['ductEntry', '◆'],
  ['technique', '▲'],
  ['operatorChange', '⇄'],
  ['cannulated', '●'],
  ['failed', '✕'],
  ['mark', '·'],
] as const;

function Sign({ event: { kind }, x }: { readonly event: ResearchEvent; readonly x: number }) {
  const sign = legend.find(([known]) => known === kind)?.[1] ?? '·';
  if (kind === 'approach') return <line className="start" x1={x} x2={x} y1={14} y2={axisY} />;
  if (kind === 'attempt') return <line className="attempt" x1={x} x2={x} y1={24} y2={axisY} />;
  return (
    <text className={`sign ${kind}`} x={x} y={axisY - 6}>
      {sign}
    </text>
  );
}
