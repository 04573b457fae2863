import { z } from 'zod';
import type { FieldOfView } from './fieldOfView';
import type { Size } from './geometry';

const pixels = z.int().min(0).max(16_384);
const cut = z.strictObject({ widthPx: pixels, heightPx: pixels });

/** A field of view from outside: the page or the settings file. Whether it fits is for the frame to say. */
export const fieldOfViewSchema: z.ZodType<FieldOfView> = z.strictObject({
  rect: z.strictObject({
    x: pixels,
    y: pixels,
    width: pixels.min(2),
    height: pixels.min(2),
  }),
  corners: z.strictObject({ topLeft: cut, topRight: cut, bottomRight: cut, bottomLeft: cut }),
});

/** A field of view that a person confirmed for one source and one size of its frames. */
export interface ConfirmedFieldOfView {
  /** Names the source for the application; not for people's eyes. */
  readonly source: string;
  /** Size of the source's frames with square pixels. */
  readonly frame: Size;
  readonly fieldOfView: FieldOfView;
}

/** More sources than a hospital has; the one confirmed longest ago goes first. */
const mostConfirmed = 50;

const confirmedSchema: z.ZodType<ConfirmedFieldOfView> = z.strictObject({
  source: z.string().min(1).max(200),
  frame: z.strictObject({ width: pixels.min(1), height: pixels.min(1) }),
  fieldOfView: fieldOfViewSchema,
});

/** What is remembered, oldest first. */
export const confirmedFieldsOfViewSchema = z.array(confirmedSchema).max(mostConfirmed).readonly();

/** Adds or replaces what holds for a source and a size. */
export function withConfirmed(
  all: readonly ConfirmedFieldOfView[],
  added: ConfirmedFieldOfView,
): readonly ConfirmedFieldOfView[] {
  return [...without(all, added.source, added.frame), added].slice(-mostConfirmed);
}

/** Forgets what holds for a source and a size. */
export function without(
  all: readonly ConfirmedFieldOfView[],
  source: string,
  frame: Size,
): readonly ConfirmedFieldOfView[] {
  return all.filter((one) => one.source !== source || !isSameSize(one.frame, frame));
}

export function isSameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
