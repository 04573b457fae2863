import { z } from 'zod';
import { hidSwitchSchema } from '../../../common/pedalBindings';
import { hidDeviceStateSchema } from '../../../common/pedalState';

/** What main asks of the process that reads USB pedals. */
export const hidRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('configure'),
    /** Switches whose going down and up is told; only their devices are opened. */
    switches: z.array(hidSwitchSchema),
    /** Reads whatever may be a pedal, and tells the switch that is pressed. */
    learning: z.boolean(),
  }),
  z.strictObject({ type: z.literal('stop') }),
]);
export type HidRequest = z.infer<typeof hidRequestSchema>;

/** What the process tells main. */
export const hidReportSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('online') }),
  z.strictObject({
    type: z.literal('edge'),
    switchId: z.string(),
    edge: z.enum(['down', 'up']),
  }),
  z.strictObject({ type: z.literal('learned'), switch: hidSwitchSchema }),
  z.strictObject({ type: z.literal('devices'), devices: z.array(hidDeviceStateSchema) }),
  /** HID cannot be used on this computer. */
  z.strictObject({ type: z.literal('unavailable'), message: z.string() }),
]);
export type HidReport = z.infer<typeof hidReportSchema>;
