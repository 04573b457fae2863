import type { ReactElement } from 'react';
import { attentionColor } from '../../../../../common/heatmap/attentionMap';
import { SeriesSample } from '../../report/charts/Legend';
import { Section } from '../../report/document/Section';
import { type ExamplePictures, pictureKey } from '../../report/gallery/examplePictures';
import { KeyEntry } from '../../report/gallery/KeyEntry';
import { PictureStore } from '../../report/gallery/PictureStore';
import type { DifficultyEvaluation } from '../difficultyEvaluation';
import { classTitle } from '../figureWords';
import { chooseDifficultyExamples, picturePart } from './chooseDifficultyExamples';
import { DifficultyExampleView } from './DifficultyExampleView';
import { difficultyChapters } from './difficultyChapters';

/** Like the study's fourth figure: where each class's evidence lies, on images of that class. */
export function DifficultyGallery(props: {
  readonly evaluation: DifficultyEvaluation;
  /** Null for a gallery without the pictures of the data set. */
  readonly pictures: ExamplePictures | null;
}): ReactElement {
  const { evaluation, pictures } = props;
  const { models, patients } = evaluation;
  return (
    <Section id="gallery" title={difficultyChapters.gallery} files={['images.csv', 'patients.csv']}>
      <p>
        For each true class the images that the model judged best, about as usual, and worst: by the
        probability that it gave to the true class; of a patient one image at most. Under each: what
        the model holds for most probable on this image alone, the truth, and its verdict on the
        patient, which is pooled.{' '}
        {pictures === null
          ? 'Without the pictures of the data set: the attention on a dark ground.'
          : 'The pictures belong to the data set: its licence and its privacy go with this file.'}
      </p>
      <ul className="legend">
        <KeyEntry words="attention: evidence for the class under the picture">
          <circle cx="15" cy="10" r="7" fill={attentionColor} fillOpacity="0.75" />
        </KeyEntry>
      </ul>
      {pictures !== null && <PictureStore pictures={pictures} />}
      {models.map((model, index) => (
        <div key={index} className="model-gallery">
          <h3>
            <SeriesSample index={index} /> {model.model.id}
          </h3>
          {chooseDifficultyExamples(model, patients).map(({ difficulty, examples }) => (
            <div key={difficulty} className="group">
              <h4>true class: {classTitle(difficulty)}</h4>
              <div className="examples">
                {examples.map((example, place) => (
                  <DifficultyExampleView
                    key={place}
                    example={example}
                    evaluation={model}
                    picture={pictures?.get(pictureKey(picturePart(example.image))) ?? null}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
      ))}
    </Section>
  );
}
