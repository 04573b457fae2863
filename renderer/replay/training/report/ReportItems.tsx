import { useTranslation } from 'react-i18next';
import type { ItemReveal } from '../../../../common/training/reveal';
import { trainingStore } from '../trainingStore';

/** One line for each picture of a session; pressing its number shows it revealed. */
export function ReportItems({ reveals }: { readonly reveals: readonly ItemReveal[] }) {
  const { t } = useTranslation('training');
  const yes = (isRight: boolean | null): string =>
    isRight === null ? t('reveal.none') : t(isRight ? 'reveal.right' : 'reveal.wrong');
  return (
    <section className="plot-figure">
      <h3 className="caps">{t('report.pictures')}</h3>
      <table className="figure-table figure report-pictures">
        <thead>
          <tr>
            <th scope="col">{t('report.columnPicture')}</th>
            <th scope="col">{t('report.columnIou')}</th>
            <th scope="col">{t('report.columnDistance')}</th>
            <th scope="col">{t('report.columnDifficulty')}</th>
            <th scope="col">{t('report.columnAi')}</th>
            <th scope="col">{t('report.columnTime')}</th>
          </tr>
        </thead>
        <tbody>
          {reveals.map((reveal, place) => (
            <tr key={reveal.item} data-testid="report-item">
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('report.openPicture', { place: place + 1 })}
                  onClick={() => trainingStore.setState({ reportItem: place })}
                >
                  {place + 1}
                </button>
              </th>
              <td>
                {reveal.score.iou === null
                  ? t('reveal.none')
                  : t('reveal.share', { value: reveal.score.iou })}
              </td>
              <td>{t('reveal.distance', { value: reveal.score.centroidDistance })}</td>
              <td>{yes(reveal.isClassRight ?? reveal.isDifficultyRight)}</td>
              <td>{yes(reveal.isAiRight)}</td>
              <td>{t('reveal.seconds', { value: reveal.answer.markMs / 1000 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
