import type { Box } from '../../../../../common/geometry';
import type { ImageResult } from '../../dataset/evaluation';
import type { PicturePart } from './examplePictures';

/**
 * The part of a picture that an example shows: the field of view, so that nothing a console writes
 * around it leaves the data set, and the true boxes, should they reach beyond it. Whole pixels.
 */
export function examplePart({
  size,
  targets,
  predicted,
}: Pick<ImageResult, 'size' | 'targets'> & {
  readonly predicted: Pick<ImageResult['predicted'], 'fieldOfView'>;
}): Box {
  const boxes = [predicted.fieldOfView, ...targets];
  const left = Math.floor(Math.min(...boxes.map(({ x }) => x)));
  const top = Math.floor(Math.min(...boxes.map(({ y }) => y)));
  const right = Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width)));
  const bottom = Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height)));
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  return {
    x,
    y,
    width: Math.min(size.width, right) - x,
    height: Math.min(size.height, bottom) - y,
  };
}

/** The picture of an example and the part of it that is shown. */
export function examplePicture(image: ImageResult): PicturePart {
  return { path: image.path, part: examplePart(image) };
}
