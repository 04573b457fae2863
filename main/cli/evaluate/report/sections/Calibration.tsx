import type { ReactElement } from 'react';
import type { CalibrationBin, DatasetEvaluation } from '../../dataset/evaluation';
import { type ConfidenceBin, ConfidencePlot, type ConfidenceWords } from '../charts/ConfidencePlot';
import { SeriesSample } from '../charts/Legend';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { decimal, noFigure, percent } from '../format';

const words: ConfidenceWords = {
  axis: 'peak of the mask',
  share: 'right boxes (IoU above 0.5)',
  counted: 'images',
  right: 'right boxes',
  by: 'peak',
  table: 'Calibration',
  columns: ['peak', 'images', 'mean peak', 'right boxes'],
  endDecimals: 1,
  mean: (value) => (value === null ? noFigure : decimal(value)),
  rightShare: (value) => (value === null ? noFigure : percent(value)),
};

/** Whether a high peak means a right box. */
export function Calibration({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement {
  const plots = models.flatMap(({ model, calibration }, index) =>
    calibration === null ? [] : [{ name: model.id, index, bins: calibration }],
  );
  return (
    <Section id="calibration" title={chapterTitles.calibration} files={['calibration.csv']}>
      <p>
        Images sorted by the peak of their mask, which the application shows as confidence: above,
        the share of them whose box is right (IoU above 0.5; images without a target count as
        wrong); below, how many images that is. On the dotted diagonal the peak would be the
        probability of a right box. A point of few images says little.
      </p>
      <div className="plots thirds">
        {plots.map(({ name, index, bins }) => (
          <figure key={index}>
            <figcaption>
              <SeriesSample index={index} /> {name}
            </figcaption>
            <ConfidencePlot
              name={name}
              index={index}
              bins={bins.map(confidenceBin)}
              words={words}
            />
          </figure>
        ))}
      </div>
    </Section>
  );
}

function confidenceBin(bin: CalibrationBin): ConfidenceBin {
  const { fromPeak: from, toPeak: to, images: count, meanPeak: mean, rightShare } = bin;
  return { from, to, count, mean, rightShare };
}
