import type { ReactElement } from 'react';
import type { DatasetEvaluation, ModelEvaluation } from '../../dataset/evaluation';
import { SeriesSample } from '../charts/Legend';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { chooseExamples } from './chooseExamples';
import { type ExamplePictures, pictureKey } from './examplePictures';
import { ExampleView } from './ExampleView';

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

/** A mark on the gallery's ground and what it means. */
function KeyEntry({ words, children }: { words: string; children: ReactElement }): ReactElement {
  return (
    <li>
      <svg className="key" viewBox="0 0 30 20" width="30" height="20" aria-hidden="true">
        <rect className="ground" width="30" height="20" />
        {children}
      </svg>{' '}
      {words}
    </li>
  );
}

/** Each picture once, however many examples show it. */
function PictureStore({ pictures }: { readonly pictures: ExamplePictures }): ReactElement {
  return (
    <svg className="store" width="0" height="0" aria-hidden="true">
      <defs>
        {[...pictures.values()].map(({ id, part, uri }) => (
          <image key={id} id={id} {...part} href={uri} preserveAspectRatio="none" />
        ))}
      </defs>
    </svg>
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
                picture={pictures?.get(pictureKey(image)) ?? null}
                peakThreshold={model.peakThreshold}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
