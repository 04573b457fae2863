import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import { Card } from '../../ui/Card';

/** What the AI said before a device touched the ampulla, of which model, and whether the outcome was the same. */
export function AiVerdictCard({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('cases');
  const { aiVerdict: verdict, studyLabel } = summary;
  if (verdict === null) {
    return (
      <Card title={t('archive.ai.title')}>
        <p className="small dim">{t('archive.ai.none')}</p>
      </Card>
    );
  }
  const { label, difficultProbability, pooledFrameIds, model, measured } = verdict;
  const { packId, packVersion, sha256 } = model;
  return (
    <Card title={t('archive.ai.title')}>
      <p>
        {t('archive.ai.probability', {
          label: t(`terms.label.${label}`),
          share: difficultProbability,
        })}
      </p>
      <p className="small dim">
        {t('archive.ai.pooled', { count: pooledFrameIds.length })} · {packId} {packVersion} ·{' '}
        <span title={sha256}>{sha256.slice(0, 12)}</span>
      </p>
      {measured.difficultRecall !== null && (
        <p className="small dim">{t('archive.ai.recall', { share: measured.difficultRecall })}</p>
      )}
      {studyLabel !== null && (
        <p className="small">
          {studyLabel === label
            ? t('archive.ai.agrees')
            : t('archive.ai.differs', { label: t(`terms.label.${studyLabel}`) })}
        </p>
      )}
    </Card>
  );
}
