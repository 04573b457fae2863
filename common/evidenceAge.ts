/**
 * How far a prediction may be ahead of the displayed frame. A prediction can overtake a display
 * frame that waits for its credit by about two frames at 25 fps; more would mark another moment.
 */
export const maxAheadMs = 100;
