import type { ReactElement } from 'react';
import { difficultyClasses } from '../../../../../common/difficulty';
import { sharedFigures } from '../../../../../common/metrics/difficultyFigures';
import { Section } from '../../report/document/Section';
import { classMeanings, figureWords } from '../figureWords';
import { difficultyChapters } from './difficultyChapters';

/** What each class and figure means and how the intervals are made. */
export function DifficultyMethod({ hasLimit }: { readonly hasLimit: boolean }): ReactElement {
  return (
    <Section id="method" title={difficultyChapters.method} files={['patients.csv', 'images.csv']}>
      <dl className="definitions">
        {difficultyClasses.map((label) => (
          <Definition key={label} term={label} meaning={classMeanings[label]} />
        ))}
        <Definition
          term="difficult"
          meaning="all but easy; P(difficult) of four classes is 1 − P(easy)"
        />
        <Definition
          term="verdict"
          meaning="the probabilities of a patient’s images are averaged; of four classes the most probable one, of two difficult from the model’s threshold on"
        />
        {sharedFigures.map((name) => (
          <Definition
            key={name}
            term={figureWords[name].label}
            meaning={figureWords[name].meaning}
          />
        ))}
        <Definition
          term="95 % interval"
          meaning="percentile bootstrap: patients are drawn with replacement, 2000 times, the same draws every time; differences and shares of the limit are computed within each draw"
        />
        {hasLimit && (
          <Definition
            term="Bayes limit"
            meaning="the verdict by the true probabilities from which the patient’s label was drawn; the decision for macro F1 weights them so that the expected macro F1 is highest, without looking at the labels"
          />
        )}
        <Definition
          term="attention"
          meaning="class activation map of the class that the network holds for most probable on this image, divided by its maximum"
        />
      </dl>
    </Section>
  );
}

function Definition(props: { readonly term: string; readonly meaning: string }): ReactElement {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.meaning}</dd>
    </div>
  );
}
