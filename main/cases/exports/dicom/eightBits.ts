/** Samples of unsigned bytes (PS3.3, C.7.6.3.1). */
export const eightBits = {
  BitsAllocated: 8,
  BitsStored: 8,
  HighBit: 7,
  PixelRepresentation: 0,
} as const;
