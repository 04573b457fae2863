import type { Box, Point, Size } from '../geometry';

/**
 * Upper left corner of the label: above the box and flush with its left edge; below it when there
 * is no room above; inside its upper edge when there is none at all. Always within the picture.
 * Unit: device pixels.
 */
export function placeLabel(box: Box, label: Size, picture: Box, gap: number): Point {
  const farthestX = picture.x + picture.width - label.width;
  const x = Math.max(picture.x, Math.min(box.x, farthestX));
  const above = box.y - gap - label.height;
  if (above >= picture.y) return { x, y: above };
  const below = box.y + box.height + gap;
  if (below + label.height <= picture.y + picture.height) return { x, y: below };
  return { x, y: Math.max(picture.y, box.y + gap) };
}
