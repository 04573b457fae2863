import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSection, section } from './settingsSection';

const sound = section(z.strictObject({ volume: z.number().min(0).max(1), muted: z.boolean() }), {
  volume: 0.5,
  muted: true,
});

describe('readSection', () => {
  it('takes over what fits', () => {
    const stored = { volume: 0.2, muted: false };
    expect(readSection(sound, stored)).toEqual({ value: stored });
  });

  it('gives a field that is new its default', () => {
    expect(readSection(sound, { volume: 0.2 })).toEqual({ value: { volume: 0.2, muted: true } });
  });

  it('drops a field that nobody knows any more', () => {
    const stored = { volume: 0.2, muted: false, balance: 3 };
    expect(readSection(sound, stored)).toEqual({ value: { volume: 0.2, muted: false } });
  });

  it('refuses a value that is not possible', () => {
    expect(readSection(sound, { volume: 7, muted: false })).toBeNull();
    expect(readSection(sound, null)).toBeNull();
    expect(readSection(sound, [])).toBeNull();
  });

  it('does not fill up a list of free keys', () => {
    const keys = section(z.record(z.string(), z.number()), { a: 1 });
    expect(readSection(keys, { b: 2 })).toEqual({ value: { b: 2 } });
  });
});
