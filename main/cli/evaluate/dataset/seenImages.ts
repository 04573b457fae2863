import type { DatasetDescription, EvaluatedModel } from './evaluation';

/**
 * What to say where a model names the data set among what it was trained on: its figures may be too
 * kind. Null where it does not, or where it is known that it has not seen these images.
 */
export function seenWarning(
  { id, trainedOn, isOutOfFold }: EvaluatedModel,
  dataset: DatasetDescription,
): string | null {
  if (isOutOfFold === true) return null;
  const name = letters(dataset.name);
  const source = trainedOn.find((text) => name !== '' && letters(text).includes(name));
  if (source === undefined) return null;
  return `${id}: its weights may have seen these images. It was trained on: ${source}`;
}

/** As `kvasirseg`, however it is written. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}
