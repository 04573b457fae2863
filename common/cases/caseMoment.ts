import { z } from 'zod';

/**
 * When something happened. Durations come from `monotonicMs` alone, which a change of the clock in the room
 * does not touch; two moments of different boots can only be joined by their wall time, and a duration that was
 * made so says it.
 */
export const caseMomentSchema = z.strictObject({
  /** Names the start of the computer (not of the application) that `monotonicMs` counts from. */
  bootId: z.string().min(1).max(100),
  /** Of the system's monotonic clock, the same for every process since the computer started. Unit: ms. */
  monotonicMs: z.number().nonnegative(),
  /** Clock of the room, ISO 8601 with milliseconds, UTC. */
  wallTime: z.iso.datetime(),
});
export type CaseMoment = Readonly<z.infer<typeof caseMomentSchema>>;
