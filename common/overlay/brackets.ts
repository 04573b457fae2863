import type { Box } from '../geometry';

/**
 * The eight bars of a corner-bracket box: they lie inside `box`, whose outer edges they mark.
 * Unit: device pixels, whole if the arguments are. Small boxes get shorter arms, never overlapping ones.
 */
export function bracketBars(box: Box, lineWidth: number, armLength: number): readonly Box[] {
  const line = Math.max(1, Math.min(lineWidth, Math.floor(Math.min(box.width, box.height) / 2)));
  const armX = Math.max(line, Math.min(armLength, Math.floor(box.width / 2)));
  const armY = Math.max(line, Math.min(armLength, Math.floor(box.height / 2)));
  const columns = [
    { x: box.x, barX: box.x },
    { x: box.x + box.width - armX, barX: box.x + box.width - line },
  ];
  const rows = [
    { y: box.y, barY: box.y },
    { y: box.y + box.height - armY, barY: box.y + box.height - line },
  ];
  return columns.flatMap(({ x, barX }) =>
    rows.flatMap(({ y, barY }) => [
      { x, y: barY, width: armX, height: line },
      { x: barX, y, width: line, height: armY },
    ]),
  );
}

/** The two bars of the centroid's cross, centred on a pixel so that both arms are equally long. */
export function crossBars(
  x: number,
  y: number,
  lineWidth: number,
  armLength: number,
): readonly Box[] {
  const left = Math.round(x - lineWidth / 2);
  const top = Math.round(y - lineWidth / 2);
  const length = 2 * armLength + lineWidth;
  return [
    { x: left - armLength, y: top, width: length, height: lineWidth },
    { x: left, y: top - armLength, width: lineWidth, height: length },
  ];
}

/** The same bars, wider on every side: the dark rim that keeps them visible on highlights. */
export function grown(bars: readonly Box[], rim: number): readonly Box[] {
  return bars.map(({ x, y, width, height }) => ({
    x: x - rim,
    y: y - rim,
    width: width + 2 * rim,
    height: height + 2 * rim,
  }));
}
