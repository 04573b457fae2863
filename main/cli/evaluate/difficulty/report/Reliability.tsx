import type { ReactElement } from 'react';
import type { ReliabilityBin } from '../../../../../common/metrics/reliability';
import {
  type ConfidenceBin,
  ConfidencePlot,
  type ConfidenceWords,
} from '../../report/charts/ConfidencePlot';
import { SeriesSample } from '../../report/charts/Legend';
import { Section } from '../../report/document/Section';
import type { DifficultyEvaluation } from '../difficultyEvaluation';
import { taskWords } from '../figureWords';
import { difficultyChapters } from './difficultyChapters';
import { figureText, intervalText } from './FigureCell';

const reliabilityWords: ConfidenceWords = {
  axis: 'probability of the most probable class',
  share: 'patients for whom it is right',
  counted: 'patients',
  right: 'right verdicts',
  by: 'probability',
  table: 'Reliability',
  columns: ['probability', 'patients', 'mean', 'right'],
  endDecimals: 3,
  mean: figureText,
  rightShare: figureText,
};

/** Whether a probability means what it says. */
export function Reliability(props: {
  readonly models: DifficultyEvaluation['models'];
}): ReactElement {
  return (
    <Section id="calibration" title={difficultyChapters.calibration} files={['calibration.csv']}>
      <p>
        Patients sorted by the pooled probability of their most probable class: above, for which
        share of them that class is the true one; below, how many patients that is. On the dotted
        diagonal a probability is what it says. A point of few patients says little.
      </p>
      <div className="plots thirds">
        {props.models.map(({ model, measured }, index) => {
          const own = measured.four ?? measured.binary;
          const error = own.figures.get('expectedCalibrationError');
          const words = taskWords[measured.four === null ? 'binary' : 'four'].name;
          return (
            <figure key={index}>
              <figcaption>
                <SeriesSample index={index} /> {model.id}
              </figcaption>
              <p className="remark">
                {words}; expected calibration error {figureText(error?.value)} (
                {intervalText(error)})
              </p>
              <ConfidencePlot
                name={model.id}
                index={index}
                bins={filledBins(own.reliability)}
                words={reliabilityWords}
              />
            </figure>
          );
        })}
      </div>
    </Section>
  );
}

function filledBins(bins: readonly ReliabilityBin[]): ConfidenceBin[] {
  return bins
    .filter(({ count }) => count > 0)
    .map(({ fromProbability, toProbability, count, meanProbability, rightShare }) => {
      return { from: fromProbability, to: toProbability, count, mean: meanProbability, rightShare };
    });
}
