import { papillaTypes } from '../cases/caseFields';
import { type ComparedItem, readingsOf } from './comparison';
import { figuresOf } from './figuresOf';
import { papillaViews } from './papillaView';
import { fewestForWeakSpot, type ReaderFigures, type WeakSpot } from './readerFigures';

/**
 * A learner's figures by papilla type and by view, the weakest first (by IoU, where there is none by distance).
 * Kinds of which there are too few items stand last and say nothing.
 */
export function weakSpotsOf(items: readonly ComparedItem[]): readonly WeakSpot[] {
  return [
    ...spotsBy('papillaType', papillaTypes, items),
    ...spotsBy('view', papillaViews, items),
  ].sort((one, other) => strength(one.figures) - strength(other.figures));
}

function spotsBy(
  by: WeakSpot['by'],
  values: readonly string[],
  items: readonly ComparedItem[],
): readonly WeakSpot[] {
  return values.flatMap((value) => {
    const own = items.filter(({ line }) => line.truth[by] === value);
    if (own.length === 0) return [];
    const isEnough = own.length >= fewestForWeakSpot;
    const figures = isEnough ? figuresOf(own.map((item) => readingsOf(item).learner)) : null;
    return { by, value, items: own.length, figures };
  });
}

/** Higher is better: an IoU is above 0, a distance without an IoU below it. */
function strength(figures: ReaderFigures | null): number {
  const marking = figures?.marking;
  if (marking === undefined || marking === null) return Number.POSITIVE_INFINITY;
  const { mIoU, centroidDistance } = marking.figures;
  return mIoU ?? -(centroidDistance ?? 0);
}
