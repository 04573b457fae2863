import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AiAudit } from '../../../common/cases/dashboard/aiAudit';
import { calibrationPlot, driftPlot } from './auditPlots';
import { PlotFigure } from './PlotFigure';
import { ShareFigure } from './ShareFigure';

/** What the AI said against what came of it. For looking back alone: nothing of it changes what is shown live. */
export function AiAuditFigures({ ai }: { readonly ai: AiAudit }) {
  const { t, i18n } = useTranslation('cases');
  const plots = useMemo(
    () => ({ calibration: calibrationPlot(ai), drift: driftPlot(ai, i18n.language) }),
    [ai, i18n.language],
  );
  if (ai.cases === 0) {
    return (
      <section>
        <h2 className="dashboard-title">{t('archive.audit.title')}</h2>
        <p className="dim">{t('archive.audit.empty')}</p>
      </section>
    );
  }
  return (
    <section>
      <h2 className="dashboard-title">{t('archive.audit.title')}</h2>
      <p className="small dim">
        {t('archive.audit.packs', {
          packs: ai.packs
            .map(({ packId, packVersion, cases }) => `${packId} ${packVersion} (${cases})`)
            .join(', '),
        })}
      </p>
      <div className="share-figures">
        <ShareFigure title={t('archive.audit.accuracy')} share={ai.accuracy} />
        <ShareFigure title={t('archive.audit.difficultRecall')} share={ai.difficultRecall} />
        <ShareFigure title={t('archive.audit.easyRecall')} share={ai.easyRecall} />
        <div className="confusion-figure">
          <Confusion ai={ai} />
        </div>
      </div>
      <div className="plot-figures">
        <PlotFigure
          title={t('archive.audit.calibration')}
          options={plots.calibration}
          caption={t('archive.audit.calibrationHint', { count: ai.cases })}
        />
        <PlotFigure
          title={t('archive.audit.drift')}
          options={plots.drift}
          caption={t('archive.audit.driftHint', { count: ai.cases })}
        />
      </div>
    </section>
  );
}

const labels = ['easy', 'difficult'] as const;

function Confusion({ ai }: { readonly ai: AiAudit }) {
  const { t } = useTranslation('cases');
  return (
    <table className="confusion small">
      <caption className="caps">{t('archive.audit.confusion')}</caption>
      <thead>
        <tr>
          <td />
          {labels.map((label) => (
            <th key={label} scope="col">
              {t('archive.audit.said', { label: t(`terms.label.${label}`) })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, row) => (
          <tr key={label}>
            <th scope="row">{t('archive.audit.was', { label: t(`terms.label.${label}`) })}</th>
            {labels.map((said, column) => (
              <td key={said} className="figure">
                {ai.confusion[row]?.[column] ?? 0}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
