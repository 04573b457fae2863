import type { Box, Size } from './geometry';

/** How far the search for text that stands still has come. */
export const blankingStates = ['watching', 'ready', 'tooLarge'] as const;
/**
 * `watching`: the picture has not moved enough yet to tell text from picture; `ready`: it has;
 * `tooLarge`: more of the picture stands still than text could.
 */
export type BlankingState = (typeof blankingStates)[number];

/** What is to be black in whatever is stored of a source's display frames. The screen never shows it. */
export interface Blanking {
  readonly state: BlankingState;
  /** Size of the frames that the areas belong to; null before the first frame. Unit: pixels. */
  readonly frameSize: Size | null;
  /** Padded boxes, whatever the state: what is known so far. Unit: pixels of the frame. */
  readonly areas: readonly Box[];
  /** Share of the field of view that the areas cover, 0 to 1. */
  readonly share: number;
}

/** A source of which nothing is known yet. */
export const nothingBlanked: Blanking = { state: 'watching', frameSize: null, areas: [], share: 0 };

/** Text and insets never take more of a picture than this; more is a failure of the search. */
export const largestBlankedShare = 0.35;
