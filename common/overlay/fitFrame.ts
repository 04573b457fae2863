import type { Box, Size } from '../geometry';

/**
 * Where a frame lies in a view: as large as it can be, its aspect kept, centred, on whole device
 * pixels. Unit of `view` and of the answer: device pixels. An empty view or frame gives an empty box.
 */
export function fitFrame(frame: Size, view: Size): Box {
  if (Math.min(frame.width, frame.height, view.width, view.height) <= 0) {
    return { x: 0, y: 0, width: 0, height: 0 };
  }
  const scale = Math.min(view.width / frame.width, view.height / frame.height);
  const width = Math.min(view.width, Math.round(frame.width * scale));
  const height = Math.min(view.height, Math.round(frame.height * scale));
  return {
    x: Math.floor((view.width - width) / 2),
    y: Math.floor((view.height - height) / 2),
    width,
    height,
  };
}

/** A box in frame pixels, placed on the picture, its edges on whole device pixels. */
export function boxOnPicture(box: Box, frame: Size, picture: Box): Box {
  const left = Math.round(picture.x + (box.x * picture.width) / frame.width);
  const top = Math.round(picture.y + (box.y * picture.height) / frame.height);
  const right = Math.round(picture.x + ((box.x + box.width) * picture.width) / frame.width);
  const bottom = Math.round(picture.y + ((box.y + box.height) * picture.height) / frame.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The inverse of {@link boxOnPicture}, without rounding: device pixels back to frame pixels. */
export function boxInFrame(box: Box, frame: Size, picture: Box): Box {
  const scaleX = frame.width / picture.width;
  const scaleY = frame.height / picture.height;
  return {
    x: (box.x - picture.x) * scaleX,
    y: (box.y - picture.y) * scaleY,
    width: box.width * scaleX,
    height: box.height * scaleY,
  };
}
