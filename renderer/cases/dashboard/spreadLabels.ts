/**
 * Moves what stands too close apart, as little as it takes; the order stays.
 * @param wanted heights where the labels belong, in any order
 * @param leastGap between two neighbours, in the unit of the heights
 * @returns heights in the order of `wanted`
 */
export function spreadLabels(wanted: readonly number[], leastGap: number): readonly number[] {
  const sorted = wanted.map((height, index) => ({ height, index }));
  sorted.sort((a, b) => a.height - b.height);
  // Without the gaps the order is all that is left to keep: neighbours that fall behind each other share their mean.
  const groups: { sum: number; count: number }[] = [];
  sorted.forEach(({ height }, rank) => {
    let group = { sum: height - rank * leastGap, count: 1 };
    let before = groups.at(-1);
    while (before !== undefined && before.sum / before.count > group.sum / group.count) {
      group = { sum: before.sum + group.sum, count: before.count + group.count };
      groups.pop();
      before = groups.at(-1);
    }
    groups.push(group);
  });
  const shares = groups.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
  const placed = [...wanted];
  sorted.forEach(({ index }, rank) => {
    placed[index] = (shares[rank] ?? 0) + rank * leastGap;
  });
  return placed;
}
