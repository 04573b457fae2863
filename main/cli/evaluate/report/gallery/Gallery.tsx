import type { ReactElement } from 'react';
import type { DatasetEvaluation, ModelEvaluation } from '../../dataset/evaluation';
import { SeriesSample } from '../charts/Legend';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { chooseExamples } from './chooseExamples';
import { type ExamplePictures, pictureKey } from './examplePictures';
import { examplePicture } from './examplePart';
import { ExampleView } from './ExampleView';
import { KeyEntry } from './KeyEntry';
import { PictureStore } from './PictureStore';

/** Like the study's second figure: what a model got wrong, about half right, and right. */
export function Gallery(props: {
  readonly models: DatasetEvaluation['models'];
  /** Null for a gallery without the pictures of the data set. */
  readonly pictures: ExamplePictures | null;
}): ReactElement {
  const { models, pictures } = props;
  return (
    <Section id="gallery" title={chapterTitles.gallery} files={['images.csv']}>
      <p>
        {pictures === null
          ? 'Without the pictures of the data set: heatmap and boxes on a dark ground, the field of view a little lighter.'
          : 'The field of view of each picture with heatmap and boxes. The pictures belong to the data set: its licence and its privacy go with this file.'}
      </p>
      <GalleryKey />
      {pictures !== null && <PictureStore pictures={pictures} />}
      {models.map((evaluation, index) => (
        <ModelGallery key={index} evaluation={evaluation} index={index} pictures={pictures} />
      ))}
    </Section>
  );
}

function GalleryKey(): ReactElement {
  return (
    <ul className="legend">
      <KeyEntry words="true box">
        <rect className="true-box" x="4" y="4" width="22" height="12" />
      </KeyEntry>
      <KeyEntry words="predicted box">
        <rect className="predicted-box" x="4" y="4" width="22" height="12" />
      </KeyEntry>
      <KeyEntry words="mask above 0.6 of its peak">
        <ellipse className="contour" cx="15" cy="10" rx="10" ry="6" />
      </KeyEntry>
    </ul>
  );
}

function ModelGallery(props: {
  readonly evaluation: ModelEvaluation;
  readonly index: number;
  readonly pictures: ExamplePictures | null;
}): ReactElement {
  const { evaluation, index, pictures } = props;
  const { model } = evaluation;
  return (
    <div className="model-gallery">
      <h3>
        <SeriesSample index={index} /> {model.id}
      </h3>
      {chooseExamples(evaluation).map(({ title, images }) => (
        <div key={title} className="group">
          <h4>{title}</h4>
          <div className="examples">
            {images.map((image, place) => (
              <ExampleView
                key={place}
                image={image}
                picture={pictures?.get(pictureKey(examplePicture(image))) ?? null}
                peakThreshold={model.peakThreshold}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
