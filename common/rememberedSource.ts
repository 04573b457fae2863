import { z } from 'zod';
import { deviceChoiceSchema } from './captureDevice';

/**
 * The source that opens itself at the next start. A stream's address with credentials is kept only as the
 * system's safe store encrypted it; without such a store it is not kept, and the person is asked for it again.
 */
export const rememberedSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('device'), choice: deviceChoiceSchema }),
  z.strictObject({
    kind: z.literal('stream'),
    /** Without credentials. */
    name: z.string().min(1).max(2048),
    /** The address: as it is where it holds no secret, encrypted (base64) where it does, null where it could not be. */
    address: z.discriminatedUnion('form', [
      z.strictObject({ form: z.literal('plain'), url: z.string().max(2048) }),
      z.strictObject({ form: z.literal('sealed'), text: z.string().max(16_384) }),
      z.strictObject({ form: z.literal('notKept') }),
    ]),
  }),
]);
export type RememberedSource = z.infer<typeof rememberedSourceSchema>;

/** How a remembered source is called on the screen. */
export function rememberedName(remembered: RememberedSource): string {
  return remembered.kind === 'device' ? remembered.choice.name : remembered.name;
}
