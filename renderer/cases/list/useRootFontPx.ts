import { useSyncExternalStore } from 'react';

/** Size of `1rem`, which grows with the window. Unit: px. */
export function useRootFontPx(): number {
  return useSyncExternalStore(onResize, rootFontPx);
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
