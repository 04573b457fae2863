import { useTranslation } from 'react-i18next';
import type { ReportCase } from '../../common/cases/reportData';

/** The study's class, the guideline's verdict, and what the AI had estimated beforehand, each with its grounds. */
export function Verdicts({ of }: { readonly of: ReportCase }) {
  return (
    <section className="verdicts">
      <StudyVerdict of={of} />
      <GuidelineVerdict of={of} />
      <AiVerdict of={of} />
    </section>
  );
}

const whyKeys = {
  easy: 'archive.figures.whyEasy',
  long: 'archive.figures.whyLong',
  technique: 'archive.figures.whyTechnique',
  failure: 'archive.figures.whyFailure',
} as const;

function StudyVerdict({ of: { studyClass, studyLabel } }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  return (
    <div className="verdict">
      <p className="caps">{t('archive.figures.study')}</p>
      <p className="words">
        {studyLabel === null ? t('archive.figures.undecided') : t(`terms.label.${studyLabel}`)}
      </p>
      {studyClass !== null && <p className="remark">{t(whyKeys[studyClass])}</p>}
      <p className="remark">Kim et al. 2021</p>
    </div>
  );
}

function GuidelineVerdict({ of: { guideline } }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  const why = (['byTime', 'byAttempts', 'byDuctEntry'] as const)
    .filter((reason) => guideline[reason])
    .map((reason) => t(`archive.figures.${reason}`));
  return (
    <div className="verdict">
      <p className="caps">{t('archive.figures.guideline')}</p>
      <p className="words">
        {t(guideline.isDifficult ? 'terms.label.difficult' : 'terms.label.easy')}
      </p>
      <p className="remark">{why.length === 0 ? t('archive.figures.withinAll') : why.join(', ')}</p>
      <p className="remark">ESGE 2016</p>
    </div>
  );
}

function AiVerdict({ of: { aiVerdict, ampullaModels } }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  const marks = ampullaModels.map(({ packId, packVersion, sha256 }) => (
    <p className="remark" key={sha256}>
      {t('exports.report.markedBy')} {packId} {packVersion} · {sha256.slice(0, 16)}
    </p>
  ));
  if (aiVerdict === null) {
    return (
      <div className="verdict ai">
        <p className="caps">{t('exports.report.ai')}</p>
        <p className="remark">{t('archive.ai.none')}</p>
        {marks}
      </div>
    );
  }
  const { label, difficultProbability, pooledFrameIds, model, measured } = aiVerdict;
  return (
    <div className="verdict ai">
      <p className="caps">{t('exports.report.ai')}</p>
      <p className="words">
        {t('archive.ai.probability', {
          label: t(`terms.label.${label}`),
          share: difficultProbability,
        })}
      </p>
      <p className="remark">
        {t('archive.ai.pooled', { count: pooledFrameIds.length })} · {model.packId}{' '}
        {model.packVersion} · {model.sha256.slice(0, 16)}
      </p>
      <Measured measured={measured} />
      {marks}
      <p className="remark strong">{t('exports.report.notice')}</p>
    </div>
  );
}

function Measured({ measured }: Pick<NonNullable<ReportCase['aiVerdict']>, 'measured'>) {
  const { t } = useTranslation('cases');
  const { difficultRecall, easyRecall, dataset } = measured;
  if (difficultRecall === null && easyRecall === null) {
    return <p className="remark">{t('exports.report.notMeasured')}</p>;
  }
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`);
  return (
    <p className="remark">
      {t('exports.report.measured', {
        difficult: percent(difficultRecall),
        easy: percent(easyRecall),
        dataset: dataset ?? '–',
      })}
    </p>
  );
}
