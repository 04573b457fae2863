import { useTranslation } from 'react-i18next';
import { papillaTypes } from '../../../../common/cases/caseFields';
import type { Words } from '../../../../common/language/translation';
import { papillaViews } from '../../../../common/training/papillaView';
import { fewestForWeakSpot, type WeakSpot } from '../../../../common/training/readerFigures';

/** How the learner does by papilla type and view, each with its number of pictures. */
export function WeakSpots({ spots }: { readonly spots: readonly WeakSpot[] }) {
  const { t } = useTranslation('training');
  const cases = useTranslation('cases');
  return (
    <section className="plot-figure" data-testid="weak-spots">
      <h3 className="caps">{t('progress.weakSpots')}</h3>
      {spots.length === 0 ? (
        <p className="small dim">{t('progress.noWeakSpots')}</p>
      ) : (
        <table className="figure-table figure">
          <thead>
            <tr>
              <th scope="col">{t('progress.kind')}</th>
              <th scope="col">{t('progress.n')}</th>
              <th scope="col">{t('progress.iou')}</th>
              <th scope="col">{t('report.columnDistance')}</th>
              <th scope="col">{t('progress.accuracy')}</th>
            </tr>
          </thead>
          <tbody>
            {spots.map((spot) => (
              <SpotRow
                key={`${spot.by} ${spot.value}`}
                spot={spot}
                name={spotName(t, cases.t, spot)}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className="small dim">{t('progress.weakSpotsHint', { least: fewestForWeakSpot })}</p>
    </section>
  );
}

function SpotRow({ spot, name }: { readonly spot: WeakSpot; readonly name: string }) {
  const { t } = useTranslation('training');
  const { items, figures } = spot;
  if (figures === null) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td>{items}</td>
        <td colSpan={3} className="dim">
          {t('progress.tooFew')}
        </td>
      </tr>
    );
  }
  const iou = figures.marking?.figures.mIoU ?? null;
  const distance = figures.marking?.figures.centroidDistance ?? null;
  const accuracy = figures.difficulty?.accuracy ?? null;
  const none = t('reveal.none');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{items}</td>
      <td>{iou === null ? none : t('reveal.share', { value: iou })}</td>
      <td>{distance === null ? none : t('reveal.distance', { value: distance })}</td>
      <td>{accuracy === null ? none : t('comparison.percent', { value: accuracy })}</td>
    </tr>
  );
}

function spotName(t: Words<'training'>, cases: Words<'cases'>, { by, value }: WeakSpot): string {
  if (by === 'view') {
    const view = papillaViews.find((known) => known === value);
    return view === undefined ? value : t(`progress.view.${view}`);
  }
  const type = papillaTypes.find((known) => known === value);
  return t('progress.papillaType', {
    value: type === undefined ? value : cases(`terms.papillaType.${type}`),
  });
}
