import type { z } from 'zod';
import { isPlainObject } from './plainObject';

/** One part of the settings: it is read, judged and put back to its default apart from the others. */
export interface SettingsSection<Value> {
  readonly schema: z.ZodType<Value>;
  readonly initial: Value;
}

/** The values of a map of sections. */
export type ValuesOf<Sections extends Readonly<Record<string, SettingsSection<unknown>>>> = {
  readonly [Name in keyof Sections]: Sections[Name] extends SettingsSection<infer Value>
    ? Value
    : never;
};

/** Describes a section: how it is checked and what it starts with. */
export function section<Value>(schema: z.ZodType<Value>, initial: Value): SettingsSection<Value> {
  return { schema, initial };
}

/**
 * The section's value out of what was stored, or null where that cannot be used. Fields that the stored form
 * lacks get their defaults, and fields that nobody knows any more are dropped: both come from another
 * version of the application and are no damage.
 */
export function readSection<Value>(
  { schema, initial }: SettingsSection<Value>,
  stored: unknown,
): { readonly value: Value } | null {
  const asStored = schema.safeParse(stored);
  if (asStored.success) return { value: asStored.data };
  if (!isPlainObject(stored) || !isPlainObject(initial)) return null;
  const completed = { ...initial, ...withoutKeys(stored, unknownKeys(asStored.error)) };
  const parsed = schema.safeParse(completed);
  return parsed.success ? { value: parsed.data } : null;
}

function unknownKeys(error: z.ZodError): ReadonlySet<string> {
  const keys = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  return new Set(keys);
}

function withoutKeys(
  stored: Readonly<Record<string, unknown>>,
  keys: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(stored).filter(([key]) => !keys.has(key)));
}
