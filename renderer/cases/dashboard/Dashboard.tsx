import './dashboard.css';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cannulationTarget,
  type DashboardFigures,
  pancreatitisTarget,
} from '../../../common/cases/dashboard/dashboard';
import { SwitchField } from '../../ui/SwitchField';
import { CaseFilters } from '../list/CaseFilters';
import { Trouble } from '../Trouble';
import { AiAuditFigures } from './AiAuditFigures';
import { curvePlot, mostCurves } from './auditPlots';
import { useDashboard } from './dashboardStore';
import { monthPlot } from './monthPlot';
import { PlotFigure } from './PlotFigure';
import { ShareFigure } from './ShareFigure';

/** Figures across cases, against the targets of the field; can be printed. */
export function Dashboard() {
  const { t } = useTranslation('cases');
  const [areCurvesNative, setCurvesNative] = useState(false);
  const answer = useDashboard(areCurvesNative);
  return (
    <section className="dashboard" aria-label={t('archive.pages.dashboard')}>
      <h2 className="visually-hidden">{t('archive.pages.dashboard')}</h2>
      <CaseFilters withSearch={false} />
      <div className="cases-scroll" tabIndex={0}>
        {answer === null && <p className="dim">{t('archive.dashboard.loading')}</p>}
        {answer?.isDone === false && <Trouble explanation={answer.explanation} />}
        {answer?.isDone === true &&
          (answer.value.cases === 0 ? (
            <Nothing runningCases={answer.value.runningCases} />
          ) : (
            <Figures figures={answer.value}>
              <SwitchField
                label={t('archive.dashboard.nativeOnly')}
                checked={areCurvesNative}
                onChange={setCurvesNative}
              />
            </Figures>
          ))}
      </div>
    </section>
  );
}

function Nothing({ runningCases }: { readonly runningCases: number }) {
  const { t } = useTranslation('cases');
  return (
    <div className="case-list-state">
      <h3>{t('archive.dashboard.empty')}</h3>
      <p className="dim">{t('archive.dashboard.emptyHint', { count: runningCases })}</p>
    </div>
  );
}

interface FiguresProps {
  readonly figures: DashboardFigures;
  /** What the learning curves are drawn of. */
  readonly children: ReactNode;
}

function Figures({ figures, children }: FiguresProps) {
  const { t, i18n } = useTranslation('cases');
  const { language } = i18n;
  const { months, learningCurves, ai } = figures;
  const plots = useMemo(
    () => ({
      cannulation: monthPlot(months, (month) => month.nativeCannulation, {
        ...{ language, target: cannulationTarget, leastTop: 1 },
      }),
      difficult: monthPlot(months, (month) => month.difficultByStudy, {
        ...{ language, target: null, leastTop: 1 },
      }),
      pancreatitis: monthPlot(months, (month) => month.pancreatitis, {
        ...{ language, target: pancreatitisTarget, leastTop: 0.2 },
      }),
      curves: curvePlot(learningCurves, ({ name }, index) =>
        name === '' ? String(index + 1) : name,
      ),
    }),
    [months, learningCurves, language],
  );
  const known = (of: number) => t('archive.dashboard.known', { count: of });
  return (
    <>
      <div className="button-row dashboard-head">
        <p className="dim">
          {t('archive.dashboard.cases', { count: figures.cases })}
          {figures.casesWithoutOutcome > 0 &&
            ` · ${t('archive.dashboard.withoutOutcome', { count: figures.casesWithoutOutcome })}`}
        </p>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('archive.dashboard.print')}
        </button>
      </div>
      <div className="share-figures">
        <ShareFigure
          title={t('archive.dashboard.nativeCannulation')}
          share={figures.nativeCannulation}
          target={{ atLeast: cannulationTarget }}
        />
        <ShareFigure title={t('archive.dashboard.cannulation')} share={figures.cannulation} />
        <ShareFigure title={t('archive.dashboard.difficult')} share={figures.difficultByStudy} />
        <ShareFigure
          title={t('archive.dashboard.difficultGuideline')}
          share={figures.difficultByGuideline}
        />
        <ShareFigure
          title={t('archive.dashboard.pancreatitis')}
          share={figures.pancreatitis}
          target={{ below: pancreatitisTarget }}
        />
      </div>
      <div className="plot-figures">
        <PlotFigure
          title={t('archive.dashboard.nativeCannulationByMonth')}
          options={plots.cannulation}
          caption={`${known(figures.nativeCannulation.of)} ${t('archive.dashboard.targetLine', { share: cannulationTarget })}`}
        />
        <PlotFigure
          title={t('archive.dashboard.difficultByMonth')}
          options={plots.difficult}
          caption={known(figures.difficultByStudy.of)}
        />
        <PlotFigure
          title={t('archive.dashboard.pancreatitisByMonth')}
          options={plots.pancreatitis}
          caption={`${known(figures.pancreatitis.of)} ${t('archive.dashboard.targetLine', { share: pancreatitisTarget })}`}
        />
        <PlotFigure
          title={t('archive.dashboard.curves')}
          options={plots.curves}
          caption={t('archive.dashboard.curvesHint', {
            count: learningCurves.length,
            shown: Math.min(mostCurves, learningCurves.length),
          })}
        />
      </div>
      <div className="curve-choice">{children}</div>
      <AiAuditFigures ai={ai} />
    </>
  );
}
