/**
 * What several images of a patient say together: the mean of their probabilities, class by class.
 * @param rows one list an image, all equally long
 * @throws RangeError without an image
 */
export function meanProbabilities(rows: readonly (readonly number[])[]): readonly number[] {
  const [first, ...others] = rows;
  if (first === undefined) throw new RangeError('No image to take the mean of.');
  const sums = others.reduce<readonly number[]>(
    (totals, row) => totals.map((total, label) => total + (row[label] ?? NaN)),
    first,
  );
  return sums.map((sum) => sum / rows.length);
}
