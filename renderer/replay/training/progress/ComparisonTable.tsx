import '../../../cases/dashboard/dashboard.css';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderComparison } from '../../../../common/training/readerFigures';
import { comparisonGroups, readersOf } from './comparisonRows';

interface ComparisonTableProps {
  readonly comparison: ReaderComparison;
  /** Whether the learner is who looks. */
  readonly isOwn: boolean;
}

/** As in the study's comparison of readers: everybody's figures over the same pictures, side by side. */
export function ComparisonTable({ comparison, isOwn }: ComparisonTableProps) {
  const { t } = useTranslation('training');
  const { items, learner, expert, ai } = comparison;
  const readers = readersOf(comparison);
  const marking = learner.marking;
  return (
    <section className="plot-figure" data-testid="comparison">
      <h3 className="caps">{t('comparison.title', { count: items })}</h3>
      <table className="figure-table figure">
        <thead>
          <tr>
            <th scope="col">{t('comparison.figure')}</th>
            <th scope="col">{t(isOwn ? 'comparison.you' : 'comparison.learner')}</th>
            <th scope="col">{t('comparison.expert')}</th>
            <th scope="col">{t('comparison.ai')}</th>
          </tr>
        </thead>
        <tbody>
          {comparisonGroups(readers).map(({ group, rows }) => (
            <Fragment key={group}>
              <tr className="figure-group">
                <th scope="rowgroup" colSpan={4} className="caps">
                  {t(`comparison.${group}`)}
                </th>
              </tr>
              {rows.map(({ name, kind, values }) => (
                <tr key={name}>
                  <th scope="row">{t(`comparison.${name}`)}</th>
                  {values.map((value, reader) => (
                    <td key={readers[reader]?.who}>
                      {value === null ? t('reveal.none') : t(wordOf[kind], { value })}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <div className="small dim">
        {marking !== null && marking.boxes < marking.items && (
          <p>{t('comparison.boxes', { boxes: marking.boxes, items: marking.items })}</p>
        )}
        {learner.difficulty === null && <p>{t('comparison.noDifficulty')}</p>}
        {expert === null && <p>{t('comparison.noExpert')}</p>}
        {ai === null && <p>{t('comparison.noAi')}</p>}
      </div>
    </section>
  );
}

const wordOf = {
  share: 'reveal.share',
  distance: 'reveal.distance',
  percent: 'comparison.percent',
  seconds: 'reveal.seconds',
} as const;
