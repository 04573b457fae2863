import { describe, expect, it } from 'vitest';
import {
  defaultSensitivity,
  detectionRule,
  isFound,
  presetRule,
  sensitivitySchema,
} from './sensitivity';

describe('detectionRule', () => {
  it('is the pack’s own threshold in the standard preset', () => {
    expect(detectionRule(defaultSensitivity, 0.66)).toEqual({ peak: 0.66, toShow: 3, toHide: 5 });
    expect(detectionRule(defaultSensitivity, 0)).toMatchObject({ peak: 0 });
  });

  it('asks more of quiet and less of sensitive', () => {
    expect(presetRule('quiet', 0.66)).toEqual({ peak: 0.81, toShow: 6, toHide: 3 });
    expect(presetRule('sensitive', 0.66)).toEqual({ peak: 0.46, toShow: 1, toHide: 8 });
  });

  it('stays within what a peak can be', () => {
    expect(presetRule('quiet', 0.9).peak).toBe(0.95);
    expect(presetRule('sensitive', 0.1).peak).toBe(0.05);
  });

  it('takes one’s own values as they are', () => {
    const custom = { peak: 0.3, toShow: 2, toHide: 9 };
    expect(detectionRule({ choice: 'custom', custom }, 0.66)).toEqual(custom);
  });
});

describe('isFound', () => {
  it('includes the threshold, and never an empty mask', () => {
    const rule = { peak: 0.5, toShow: 1, toHide: 1 };
    expect(isFound(0.5, rule)).toBe(true);
    expect(isFound(0.4999, rule)).toBe(false);
    expect(isFound(0, { ...rule, peak: 0 })).toBe(false);
  });
});

describe('sensitivitySchema', () => {
  it.each([
    ['a peak of nothing', { peak: 0, toShow: 1, toHide: 1 }],
    ['a hold of no prediction', { peak: 0.5, toShow: 0, toHide: 1 }],
    ['a hold of more than a second', { peak: 0.5, toShow: 1, toHide: 26 }],
    ['a hold of half a prediction', { peak: 0.5, toShow: 1.5, toHide: 1 }],
  ])('refuses %s', (_, custom) => {
    expect(sensitivitySchema.safeParse({ choice: 'custom', custom }).success).toBe(false);
  });
});
