import { difficultyClasses } from '../../../../common/difficulty';
import type { SubsetLocalisation } from './evaluation';
import { localisationOf } from './localisation';
import type { ScoredImage } from './scoredImages';

/** A part with fewer images says nothing. */
const fewestImages = 5;

/** Names of the thirds, from the smallest targets on. */
const thirds = ['smallest', 'middle', 'largest'] as const;

interface Part {
  readonly name: string;
  readonly images: readonly ScoredImage[];
}

/** The study's figures on parts of the images: their flags, the size of the target, the difficulty. */
export function subsetLocalisations(images: readonly ScoredImage[]): readonly SubsetLocalisation[] {
  return [...flagParts(images), ...sizeParts(images), ...difficultyParts(images)]
    .filter((part) => part.images.length >= fewestImages && part.images.length < images.length)
    .map((part) => ({ name: part.name, ...localisationOf(part.images) }));
}

function flagParts(images: readonly ScoredImage[]): readonly Part[] {
  const flags = [...new Set(images.flatMap(({ image }) => image.flags))].sort();
  return flags.map((flag) => ({
    name: flag.replaceAll('_', ' '),
    images: images.filter(({ image }) => image.flags.includes(flag)),
  }));
}

/** Thirds by the share of the image that its largest target takes. */
function sizeParts(images: readonly ScoredImage[]): readonly Part[] {
  const bySize = images
    .map((scored) => ({ scored, share: targetShare(scored) }))
    .sort((one, other) => one.share - other.share)
    .map(({ scored }) => scored);
  const start = (third: number) => Math.round((third * bySize.length) / thirds.length);
  return thirds.map((size, third) => ({
    name: `${size} third of the targets`,
    images: bySize.slice(start(third), start(third + 1)),
  }));
}

function targetShare({ image: { targets, size } }: ScoredImage): number {
  const areas = targets.map(({ width, height }) => width * height);
  return Math.max(...areas) / (size.width * size.height);
}

function difficultyParts(images: readonly ScoredImage[]): readonly Part[] {
  return difficultyClasses.map((difficulty) => ({
    name: `difficulty: ${difficulty}`,
    images: images.filter(({ image }) => image.difficulty === difficulty),
  }));
}
