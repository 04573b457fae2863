import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';

/** Rows beyond the edge that are drawn too, so that a turn of the wheel shows no gap. */
const overscan = 8;

export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  /** Height of all rows together. Unit: px. */
  readonly heightPx: number;
  /** Brings a row into view; as little as needed. */
  readonly show: (place: number) => void;
}

/** Which rows of a long list to draw, by where its scroller stands. All are of one height. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
): VirtualRows {
  const virtualizer = useVirtualizer({
    count,
    overscan,
    estimateSize: () => rowPx,
    getScrollElement: () => scroller.current,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  return {
    items: virtualizer.getVirtualItems(),
    heightPx: virtualizer.getTotalSize(),
    show: (place) => virtualizer.scrollToIndex(place, { align: 'auto' }),
  };
}
