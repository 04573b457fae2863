import type { Box } from '../../../../../common/geometry';
import type { ImageResult } from '../../dataset/evaluation';
import type { PictureReader } from '../pictureReader';
import { dataUri } from './dataUri';
import { examplePart } from './examplePart';

const widthPx = 320;

/** A picture of the gallery; several examples may show it. */
export interface ExamplePicture {
  /** Anchor of the picture in the document. */
  readonly id: string;
  readonly part: Box;
  readonly uri: string;
}

/** The pictures of a gallery, by `pictureKey`; those that cannot be read are missing. */
export type ExamplePictures = ReadonlyMap<string, ExamplePicture>;

/** Tells pictures apart: models may see different parts of the same one. */
export function pictureKey(image: ImageResult): string {
  const { x, y, width, height } = examplePart(image);
  return `${image.path} ${x} ${y} ${width} ${height}`;
}

/** Reads every picture once. @throws what the reader throws, as when it is stopped */
export async function readExamplePictures(
  images: readonly ImageResult[],
  read: PictureReader,
): Promise<ExamplePictures> {
  const wanted = new Map(images.map((image) => [pictureKey(image), image]));
  const pictures = new Map<string, ExamplePicture>();
  for (const [key, image] of wanted) {
    const part = examplePart(image);
    const bytes = await read({ path: image.path, part, widthPx });
    if (bytes === null) continue;
    pictures.set(key, {
      id: `picture-${pictures.size + 1}`,
      part,
      uri: dataUri('image/jpeg', bytes),
    });
  }
  return pictures;
}
