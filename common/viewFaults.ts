/** Why a frame may not speak for the difficulty, in the order in which they are looked for. */
export const viewFaults = [
  'noAmpulla',
  'dark',
  'outOfBody',
  'instrument',
  'offCentre',
  'tooFar',
  'oblique',
  'overexposed',
  'blurred',
  'bubbles',
] as const;
export type ViewFault = (typeof viewFaults)[number];
