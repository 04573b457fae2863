import type { ReactElement } from 'react';
import { type DatasetEvaluation, metricNames } from '../../dataset/evaluation';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { metricTexts } from '../metricTexts';

/** What each figure means and how the intervals are made. */
export function Method({ dataset }: Pick<DatasetEvaluation, 'dataset'>): ReactElement {
  return (
    <Section id="method" title={chapterTitles.method} files={[]}>
      <dl className="definitions">
        {metricNames.map((metric) => (
          <div key={metric}>
            <dt>{metricTexts[metric].label}</dt>
            <dd>{metricTexts[metric].meaning}</dd>
          </div>
        ))}
        <div>
          <dt>predicted box</dt>
          <dd>
            bounding box of the mask’s region above 0.6 of its peak that is connected to the peak;
            measured whatever the peak is
          </dd>
        </div>
        <div>
          <dt>SD</dt>
          <dd>standard deviation of the sample (n − 1)</dd>
        </div>
        <div>
          <dt>95 % interval</dt>
          <dd>
            percentile bootstrap of the mean: {drawnText(dataset)}; a paired difference is drawn
            from the differences on the same images
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function drawnText({ resampled }: DatasetEvaluation['dataset']): string {
  return resampled === 'patient'
    ? 'patients are drawn with replacement, each with all its images'
    : 'images are drawn with replacement';
}
