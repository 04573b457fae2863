import type { ReactElement } from 'react';
import { attentionTable } from '../../../../../common/heatmap/attentionMap';
import { maskPartOnPicture } from '../../../../../common/heatmap/heatmap';
import { mostProbable } from '../../../../../common/metrics/judgedCases';
import { counted, decimal } from '../../report/format';
import { dataUri } from '../../report/gallery/dataUri';
import type { ExamplePicture } from '../../report/gallery/examplePictures';
import { heatmapPng } from '../../report/gallery/heatmapPng';
import { smallMask } from '../../report/gallery/smallMask';
import type { DifficultyModelEvaluation, PredictedDifficulty } from '../difficultyEvaluation';
import { type DifficultyExample, picturePart } from './chooseDifficultyExamples';

/** On a picture the map must let it be seen; on empty ground it need not. */
const alpha = { onPicture: 0.62, onGround: 1 };

/** One image: the picture if there is one, the attention over it, the truth and what was said. */
export function DifficultyExampleView(props: {
  readonly example: DifficultyExample;
  readonly evaluation: DifficultyModelEvaluation;
  readonly picture: ExamplePicture | null;
}): ReactElement {
  const { example, evaluation, picture } = props;
  const { image, facts, rank } = example;
  const { classes } = evaluation.model;
  const { probabilities, fieldOfView } = image.predicted;
  const top = mostProbable(probabilities);
  const said = `${classes[top] ?? ''} ${decimal(probabilities[top] ?? NaN, 2)}`;
  const verdict = evaluation.patients[image.patient];
  const isRight =
    verdict?.label === facts.difficulty ||
    (verdict?.label === 'difficult' && facts.difficulty !== 'easy');
  const { part } = picturePart(image);
  return (
    <figure className="example">
      <svg
        viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
        role="img"
        aria-label={`${image.fileName}: true ${facts.difficulty}, this image ${said}`}
      >
        {picture === null ? (
          <>
            <rect {...part} className="ground" />
            <rect {...fieldOfView} className="field-of-view" />
          </>
        ) : (
          <use href={`#${picture.id}`} />
        )}
        <Attention
          predicted={image.predicted}
          alpha={picture === null ? alpha.onGround : alpha.onPicture}
        />
      </svg>
      <figcaption>
        <span className="file">
          {rank}: {said}
        </span>
        true {facts.difficulty}
        {facts.morphologyType !== null && `, type ${facts.morphologyType}`}
        <span className={isRight ? 'verdict' : 'below'}>
          pooled, {counted(facts.images, 'image')}: {verdict?.label}
        </span>
        <span className="verdict">{facts.key}</span>
      </figcaption>
    </figure>
  );
}

function Attention(props: {
  readonly predicted: PredictedDifficulty;
  readonly alpha: number;
}): ReactElement | null {
  const { attention, fieldOfView } = props.predicted;
  if (attention === null) return null;
  const small = smallMask(attention);
  const heat = heatmapPng(small, attentionTable(props.alpha));
  if (heat === null) return null;
  return (
    <image
      {...maskPartOnPicture(heat.part, small, fieldOfView)}
      href={dataUri('image/png', heat.bytes)}
      preserveAspectRatio="none"
    />
  );
}
