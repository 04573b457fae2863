import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/react-virtual';
import type { VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useReducer, useState } from 'react';

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
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const options = {
    count,
    overscan,
    estimateSize: () => rowPx,
    getScrollElement: () => scroller.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: drawAgain,
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useEffect(() => virtualizer._willUpdate());
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  return {
    items: virtualizer.getVirtualItems(),
    heightPx: virtualizer.getTotalSize(),
    show: (place) => virtualizer.scrollToIndex(place, { align: 'auto' }),
  };
}
