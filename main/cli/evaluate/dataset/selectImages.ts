import { posix } from 'node:path';
import { CliError } from '../../cliErrors';
import type { Dataset, DatasetImage } from './dataset';

/** The part of a data set that is asked for. */
export interface Selection {
  /** Empty for all. */
  readonly folds: readonly number[];
  /** Names of images, with or without their folder; null for all. */
  readonly subset: readonly string[] | null;
}

/** The part of a data set. @throws CliError for an unknown fold or name, or when nothing is left */
export function selectImages(dataset: Dataset, { folds, subset }: Selection): Dataset {
  requireFolds(dataset, folds);
  const named = subset === null ? null : new Set(imagesNamed(dataset, subset));
  const images = dataset.images.filter(
    (image) =>
      (folds.length === 0 || (image.fold !== null && folds.includes(image.fold))) &&
      (named === null || named.has(image)),
  );
  if (images.length === 0) {
    throw new CliError(
      `No image of the subset is in ${foldsText(folds)} of ${dataset.name}. Leave --folds or --subset out, or name others.`,
    );
  }
  return { ...dataset, images };
}

/** @throws CliError where no image has a target */
export function requireTargets({ name, images }: Dataset): void {
  if (images.some(({ targets }) => targets.length > 0)) return;
  throw new CliError(
    `None of the ${images.length} images of ${name} that were asked for has a target, so that there is nothing to find. Take others in with --folds or --subset.`,
  );
}

/** As in "fold 1", "folds 1, 3". */
export function foldsText(folds: readonly number[]): string {
  return `${folds.length === 1 ? 'fold' : 'folds'} ${folds.join(', ')}`;
}

function requireFolds({ name, images }: Dataset, folds: readonly number[]): void {
  const known = new Set(images.flatMap(({ fold }) => fold ?? []));
  const absent = folds.find((fold) => !known.has(fold));
  if (absent === undefined) return;
  const list = [...known].sort((one, other) => one - other).join(', ');
  const there = known.size === 0 ? 'It has no folds: leave --folds out.' : `There are: ${list}.`;
  throw new CliError(`No image of ${name} is in fold ${absent}. ${there}`);
}

function imagesNamed({ name, images }: Dataset, subset: readonly string[]): DatasetImage[] {
  const byName = new Map<string, DatasetImage[]>();
  for (const image of images) {
    for (const key of new Set([image.fileName, posix.basename(image.fileName)])) {
      byName.set(key, [...(byName.get(key) ?? []), image]);
    }
  }
  return subset.map((wanted) => {
    const [image, other] = byName.get(wanted) ?? [];
    if (image === undefined) {
      throw new CliError(`The subset names ${wanted}, which is no image of ${name}.`);
    }
    if (other === undefined) return image;
    throw new CliError(
      `The subset names ${wanted}, which ${image.fileName} and ${other.fileName} of ${name} are both called. Name it with its folder.`,
    );
  });
}
