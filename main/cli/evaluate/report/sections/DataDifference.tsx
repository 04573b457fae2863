import type { ReactElement } from 'react';
import type { DatasetDescription } from '../../dataset/evaluation';
import { counted } from '../format';
import { studyData } from '../studyFigures';

/** Why the study's figures and ours stand side by side and are no race. */
export function DataDifference({
  dataset,
}: {
  readonly dataset: DatasetDescription;
}): ReactElement {
  return (
    <div className="notice">
      <p>
        <strong>Other data than the study’s.</strong> The study measured on {studyData}. Here it is{' '}
        {dataset.name}: {ownData(dataset)}.{showsPolyps(dataset) && polypText}
      </p>
      <p>
        No image is in both. A higher figure in one row than in another row of the same data says
        something; a higher figure here than in the study does not say that a model is better.
      </p>
    </div>
  );
}

const polypText =
  ' Its pictures show polyps of the colon seen through a forward-viewing colonoscope, and not an ampulla.';

function ownData({ imagesWithTarget, resampled, images }: DatasetDescription): string {
  const groups =
    resampled === 'patient'
      ? 'patients are known and kept together'
      : 'counted by image, because it does not name the patients';
  return `${counted(images, 'image')}, ${imagesWithTarget} of them with a target, ${groups}`;
}

/** Data sets of polyps say so in their description; the commonest public stand-in for the ampulla. */
function showsPolyps({ name, description }: DatasetDescription): boolean {
  return /polyp|kvasir|colonoscop/i.test(`${name} ${description ?? ''}`);
}
