import { z } from 'zod';

/** What the process of the store refuses, and why; a key of `caseStore` in `messages.json`. */
export const storeRefusals = [
  'wrongKey',
  'damaged',
  'newerSchema',
  'notWritable',
  'diskFull',
  'inUse',
  'unknown',
  'readOnly',
  'pinLocked',
  'personUnknown',
  'caseUnknown',
  'backupUnusable',
] as const;
export const storeRefusalSchema = z.enum(storeRefusals);
export type StoreRefusal = (typeof storeRefusals)[number];
