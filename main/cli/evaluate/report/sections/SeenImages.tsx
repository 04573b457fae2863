import type { ReactElement } from 'react';
import type { DatasetDescription } from '../../dataset/evaluation';
import { seenWarning, type TrainedModel } from '../../dataset/seenImages';

/** Says at the top whether figures may be too kind, because a model was trained on what it is asked. */
export function SeenImages(props: {
  readonly models: readonly TrainedModel[];
  readonly dataset: Pick<DatasetDescription, 'name'>;
}): ReactElement {
  const { models, dataset } = props;
  const seen = models.filter(({ isOutOfFold }) => isOutOfFold === false);
  const unknown = models.filter(({ isOutOfFold }) => isOutOfFold === null);
  if (seen.length + unknown.length === 0) {
    return (
      <p className="notice good">
        <strong>No model was trained on the images it is measured on.</strong>
      </p>
    );
  }
  return (
    <div className="notice warning">
      {seen.length > 0 && (
        <p>
          <strong>Trained on some of these very images: {names(seen)}.</strong> The figures of such
          a model say how well it remembers, not how well it does on new pictures.
        </p>
      )}
      {unknown.length > 0 && (
        <p>
          <strong>May have been trained on some of these images: {names(unknown)}.</strong> It is
          not known which pictures the weights have seen; the figures may be too kind.
        </p>
      )}
      {unknown.map((model, index) => {
        const warning = seenWarning(model, dataset);
        return warning !== null && <p key={index}>{warning}</p>;
      })}
    </div>
  );
}

/** What the table of models says about it. */
export function seenText(isOutOfFold: boolean | null): string {
  if (isOutOfFold === null) return 'not known';
  return isOutOfFold ? 'none' : 'some';
}

function names(models: readonly TrainedModel[]): string {
  return models.map(({ id }) => id).join(', ');
}
