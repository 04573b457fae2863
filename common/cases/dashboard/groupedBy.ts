/** Items by a key, each group and the keys in the order of the items. */
export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Groups by month (`YYYY-MM`), the first month first. */
export function groupedByMonth<Item>(
  items: readonly Item[],
  monthOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] {
  return [...groupedBy(items, monthOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
}
