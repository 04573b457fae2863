import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary, GuidelineVerdict } from '../../../common/cases/caseSummary';
import type { DifficultyClass } from '../../../common/difficulty';
import type { Words } from '../../../common/language/translation';
import { Card } from '../../ui/Card';
import { clockWord } from '../caseTimeWords';

const reasons = {
  easy: 'archive.figures.whyEasy',
  long: 'archive.figures.whyLong',
  technique: 'archive.figures.whyTechnique',
  failure: 'archive.figures.whyFailure',
} as const satisfies Record<DifficultyClass, string>;

/** What follows from the events: counts, and both verdicts with their reasons. */
export function FiguresCard({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('cases');
  const { studyClass, studyLabel, guideline, techniques, cannulationMs } = summary;
  const isOpen = summary.cannulation === 'notApproached' || summary.cannulation === 'running';
  return (
    <Card title={t('archive.figures.title')}>
      <dl className="derived-figures">
        <Figure name={t('archive.figures.outcome')}>
          {t(`terms.cannulation.${summary.cannulation}`)}
        </Figure>
        <Figure name={t('archive.figures.time')}>
          <span className="figure">{cannulationMs === null ? '–' : clockWord(cannulationMs)}</span>
          {summary.isBridgedByWallClock && (
            <p className="small dim">{t('archive.figures.bridged')}</p>
          )}
        </Figure>
        <Figure name={t('archive.figures.attempts')}>{summary.attempts}</Figure>
        <Figure name={t('archive.figures.ductEntries')}>{summary.ductEntries}</Figure>
        <Figure name={t('archive.figures.techniques')}>
          {techniques.length === 0
            ? t('archive.figures.none')
            : techniques.map((technique) => t(`terms.technique.${technique}`)).join(', ')}
        </Figure>
        <Figure name={t('archive.figures.study')}>
          {studyClass === null || studyLabel === null ? (
            t('archive.figures.undecided')
          ) : (
            <Verdict label={t(`terms.label.${studyLabel}`)} reason={t(reasons[studyClass])} />
          )}
        </Figure>
        <Figure name={t('archive.figures.guideline')}>
          {isOpen && !guideline.isDifficult ? (
            t('archive.figures.undecided')
          ) : (
            <Verdict
              label={t(`terms.label.${guideline.isDifficult ? 'difficult' : 'easy'}`)}
              reason={guidelineReason(t, guideline)}
            />
          )}
        </Figure>
        <OperatorFigures summary={summary} />
      </dl>
    </Card>
  );
}

function OperatorFigures({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('cases');
  if (summary.operators.length === 0) return null;
  return (
    <Figure name={t('archive.figures.operator')}>
      {summary.operators.map(({ operatorId, ms, attempts, ductEntries }, index) => {
        const name = summary.fields.operators.find(({ id }) => id === operatorId)?.name ?? '';
        return (
          <div key={operatorId}>
            {name === '' ? index + 1 : name}
            <p className="small dim figure">
              {t('archive.figures.operatorShare', { time: clockWord(ms), attempts, ductEntries })}
            </p>
          </div>
        );
      })}
    </Figure>
  );
}

function Verdict({ label, reason }: { readonly label: string; readonly reason: string }) {
  return (
    <>
      {label}
      <p className="small dim">{reason}</p>
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function guidelineReason(t: Words<'cases'>, guideline: GuidelineVerdict): string {
  const why = [
    guideline.byTime && t('archive.figures.byTime'),
    guideline.byAttempts && t('archive.figures.byAttempts'),
    guideline.byDuctEntry && t('archive.figures.byDuctEntry'),
  ].filter((one) => one !== false);
  return why.length === 0 ? t('archive.figures.withinAll') : why.join(', ');
}
