/** How many of how many cases, with the 95 % interval of the share; all shares null where there is no case. */
export interface CaseShare {
  readonly count: number;
  readonly of: number;
  /** 0 to 1. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * A share with its score interval (Wilson 1927), which keeps within 0 to 1 and stays honest where cases are few or
 * the share is 0 or 1 (Newcombe 1998, method 3).
 */
export function caseShare(count: number, of: number): CaseShare {
  if (of === 0) return { count, of, share: null, low: null, high: null };
  const share = count / of;
  const centre = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return {
    count,
    of,
    share,
    // Rounding may leave an end beyond by the last digit.
    low: Math.min(share, Math.max(0, (centre - reach) / scale)),
    high: Math.max(share, Math.min(1, (centre + reach) / scale)),
  };
}

/** Share of the items for which something holds. */
export function shareWhere<Item>(
  items: readonly Item[],
  holds: (item: Item) => boolean,
): CaseShare {
  return caseShare(items.filter(holds).length, items.length);
}
