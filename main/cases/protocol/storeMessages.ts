import { z } from 'zod';
import { storeRefusalSchema } from './storeRefusal';
import { storeRequestSchemas, type StoreRequestName } from './storeRequests';

const count = z.int().nonnegative();
const names = Object.keys(storeRequestSchemas) as [StoreRequestName, ...StoreRequestName[]];

/** Host to the process of the store. `input` is checked by the schema of its name. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ping'), sequence: count }),
  z.object({ type: z.literal('request'), id: count, name: z.enum(names), input: z.unknown() }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;

/** The process of the store to its host. */
export const storeMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('online') }),
  z.object({ type: z.literal('pong'), sequence: count }),
  z.object({ type: z.literal('answer'), id: count, result: z.unknown() }),
  z.object({
    type: z.literal('refusal'),
    id: count,
    why: storeRefusalSchema,
    reason: z.string(),
    seconds: z.number().nullable(),
  }),
]);
export type StoreMessage = z.infer<typeof storeMessageSchema>;
