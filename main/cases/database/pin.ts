import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { newScryptParameters, scryptParametersSchema, stretch } from '../keys/passphrase';

const storedPinSchema = z.strictObject({ ...scryptParametersSchema.shape, result: z.base64() });

/** 16 MiB and some tens of milliseconds: a person waits for it in the middle of a procedure. */
const pinCost = { cost: 1 << 14 };

/** What is kept of a PIN. */
export async function hashPin(pin: string): Promise<string> {
  const parameters = newScryptParameters(pinCost);
  const result = (await stretch(pin, parameters)).toString('base64');
  return JSON.stringify({ ...parameters, result });
}

export async function isPin(pin: string, stored: string): Promise<boolean> {
  const { result, ...parameters } = storedPinSchema.parse(JSON.parse(stored));
  return timingSafeEqual(await stretch(pin, parameters), Buffer.from(result, 'base64'));
}
