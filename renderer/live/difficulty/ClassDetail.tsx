import { useTranslation } from 'react-i18next';
import type { DifficultyVerdict } from '../../../common/difficulty';
import { Meter } from './Meter';

/** The probability of every class, on demand. */
export function ClassDetail({ verdict }: { readonly verdict: DifficultyVerdict }) {
  const { t } = useTranslation('difficulty');
  const { classes, probabilities } = verdict;
  return (
    <details className="class-detail small">
      <summary>{t('byClass')}</summary>
      <dl className="class-rows" data-testid="difficulty-classes">
        {classes.map((name, index) => {
          const probability = probabilities[index] ?? 0;
          return (
            <div key={name}>
              <dt>{t(`label.${name}`)}</dt>
              <dd className="class-meter">
                <Meter share={probability} />
              </dd>
              <dd className="figure">{t('percent', { percent: probability * 100 })}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
