import type { DatasetDescription, EvaluatedModel } from './evaluation';

/** What is known of what a model was trained on. */
export type TrainedModel = Pick<EvaluatedModel, 'id' | 'trainedOn' | 'isOutOfFold'>;

/**
 * What to say where a model names the data set among what it was trained on: its figures may be too
 * kind. Null where it does not, or where it is known that it has not seen these images.
 */
export function seenWarning(
  { id, trainedOn, isOutOfFold }: TrainedModel,
  dataset: Pick<DatasetDescription, 'name'>,
): string | null {
  if (isOutOfFold === true) return null;
  const source = trainedOn.find((text) => names(text, dataset.name));
  if (source === undefined) return null;
  return `${id}: its weights may have seen these images. It was trained on: ${source}`;
}

/** Whether a text holds a name as whole words, however they are joined: `Kvasir-SEG`, `kvasir_seg`. */
function names(text: string, name: string): boolean {
  const wanted = wordsOf(name).join('');
  const words = wordsOf(text);
  return words.some((_, start) =>
    words.some((__, end) => end >= start && words.slice(start, end + 1).join('') === wanted),
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
