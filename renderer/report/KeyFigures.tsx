import { useTranslation } from 'react-i18next';
import type { ReportCase } from '../../common/cases/reportData';
import { clockWord } from './reportWords';

/** What is looked for first: time, attempts, entries, outcome. */
export function KeyFigures({ of }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  const { cannulationMs, attempts, ductEntries, cannulation, techniques } = of;
  return (
    <section className="figures">
      <Figure label={t('archive.figures.outcome')} value={t(`terms.cannulation.${cannulation}`)} />
      <Figure
        label={t('archive.figures.time')}
        value={clockWord(cannulationMs)}
        remark={
          of.isBridgedByWallClock ? t('archive.figures.bridged') : t('exports.report.minutes')
        }
      />
      <Figure label={t('archive.figures.attempts')} value={String(attempts)} />
      <Figure label={t('archive.figures.ductEntries')} value={String(ductEntries)} />
      <Figure
        label={t('archive.figures.techniques')}
        value={
          techniques.length === 0
            ? t('archive.figures.none')
            : techniques.map((technique) => t(`terms.technique.${technique}`)).join(', ')
        }
        isWords
      />
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly remark?: string;
  readonly isWords?: boolean;
}

function Figure({ label, value, remark, isWords = false }: FigureProps) {
  return (
    <div className="figure">
      <p className="caps">{label}</p>
      <p className={isWords ? 'words' : 'value'}>{value}</p>
      {remark !== undefined && <p className="remark">{remark}</p>}
    </div>
  );
}
