import type { Box } from '../../../../../common/geometry';
import type { PictureReader } from '../pictureReader';
import { dataUri } from './dataUri';

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

/** A picture of the data set and the part of it that is shown, in whole pixels of it. */
export interface PicturePart {
  readonly path: string;
  readonly part: Box;
}

/** Tells pictures apart: models may see different parts of the same one. */
export function pictureKey({ path, part: { x, y, width, height } }: PicturePart): string {
  return `${path} ${x} ${y} ${width} ${height}`;
}

/** Reads every picture once. @throws what the reader throws, as when it is stopped */
export async function readExamplePictures(
  parts: readonly PicturePart[],
  read: PictureReader,
): Promise<ExamplePictures> {
  const wanted = new Map(parts.map((picture) => [pictureKey(picture), picture]));
  const pictures = new Map<string, ExamplePicture>();
  for (const [key, { path, part }] of wanted) {
    const bytes = await read({ path, part, widthPx });
    if (bytes === null) continue;
    pictures.set(key, {
      id: `picture-${pictures.size + 1}`,
      part,
      uri: dataUri('image/jpeg', bytes),
    });
  }
  return pictures;
}
