import { useTranslation } from 'react-i18next';
import type { DifficultyPackFacts } from '../../../common/difficultySettings';

type Metric = DifficultyPackFacts['metrics'][number];

/** The figures that a person is shown, in this order; a manifest may hold more. */
const shownMetrics = [
  ['auc', 'auc'],
  ['accuracy', 'accuracy'],
  ['macroF1', 'macroF1'],
  ['recall:difficult', 'recallDifficult'],
  ['recall:easy', 'recallEasy'],
  ['expectedCalibrationError', 'calibration'],
] as const;

/** What the pack in use was trained on and how well it did on data that it had not seen. */
export function DifficultyFacts({ pack }: { readonly pack: DifficultyPackFacts }) {
  const { t } = useTranslation('difficulty');
  const { title, version, trainedOn } = pack;
  return (
    <div className="small dim setup-text difficulty-facts" data-testid="difficulty-facts">
      <p>{t('setup.facts', { title, version })}</p>
      {trainedOn.length === 0 && <p>{t('setup.notTrained')}</p>}
      {trainedOn.map(({ text, images }) => (
        <p key={text}>{t('setup.trainedOn', { text, images })}</p>
      ))}
      <Figures metrics={pack.metrics} />
    </div>
  );
}

function Figures({ metrics }: { readonly metrics: readonly Metric[] }) {
  const { t } = useTranslation('difficulty');
  const found = shownMetrics.flatMap(([name, key]) => {
    const metric = metrics.find((one) => one.name === name);
    return metric === undefined ? [] : [{ key, metric }];
  });
  const [first] = found;
  if (first === undefined) return <p>{t('setup.notMeasured')}</p>;
  const { dataset, count } = first.metric;
  // Figures of another data set would need their own line; the first one's is what is measured for all.
  const ofDataset = found.filter(({ metric }) => metric.dataset === dataset);
  return (
    <>
      <p>{t('setup.measuredOn', { dataset, count })}</p>
      <ul>
        {ofDataset.map(({ key, metric: { value, interval } }) => (
          <li key={key} className="figure">
            {t('setup.figure', {
              name: t(`setup.metric.${key}`),
              value,
              low: interval[0],
              high: interval[1],
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
