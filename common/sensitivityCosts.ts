import { z } from 'zod';
import type { AmpullaManifest } from './modelPack';
import { detectionRuleSchema, presetRule, sensitivityPresets } from './sensitivity';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** What one rule costs on one video. */
export const ruleFiguresSchema = z.strictObject({
  rule: detectionRuleSchema,
  /**
   * For each time that the papilla came into view, the frames until it was shown; null where it never was.
   */
  delaysFrames: z.array(count.nullable()),
  /** Mean of those that were shown; null when none was. */
  delayMs: z.number().nonnegative().nullable(),
  /** Times that the overlay appeared on nothing, a minute of video without a papilla; null without such video. */
  falsePositivesPerMinute: z.number().nonnegative().nullable(),
  falseFrames: count,
  /** Share of the frames with a papilla in view on which something was shown. */
  shownShare: share.nullable(),
  /** Changes between shown and hidden, a minute of video. */
  flickerPerMinute: z.number().nonnegative(),
  /** The same if every prediction above the threshold were shown and no other. */
  flickerPerMinuteWithoutHold: z.number().nonnegative(),
});
export type RuleFigures = Readonly<z.infer<typeof ruleFiguresSchema>>;

/**
 * `sensitivity.json` beside a model pack: what the presets cost with this model, as `evaluate --json` wrote it.
 * Belongs to the pack whose version and file it names, and says nothing about any other.
 */
export const sensitivityCostsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
  provider: z.string(),
  video: z.strictObject({
    name: z.string(),
    sha256: z.string(),
    frames: count,
    framesPerSecond: z.number().positive(),
    framesWithPapilla: count,
    /** Times that it comes into view. */
    appearances: count,
  }),
  settings: z.partialRecord(z.enum(sensitivityPresets), ruleFiguresSchema),
});
export type SensitivityCosts = Readonly<z.infer<typeof sensitivityCostsSchema>>;

/**
 * Whether figures were measured with this very model and with the rules that the presets stand for today.
 * Others would be figures of something else.
 */
export function belongsToPack(costs: SensitivityCosts, manifest: AmpullaManifest): boolean {
  const { id, version, sha256 } = costs.pack;
  const isModel = id === manifest.id && version === manifest.version;
  const isFile = manifest.files.some((file) => file.sha256 === sha256);
  return (
    isModel && isFile && sensitivityPresets.every((preset) => isCurrent(costs, preset, manifest))
  );
}

function isCurrent(
  { settings }: SensitivityCosts,
  preset: (typeof sensitivityPresets)[number],
  { thresholds }: AmpullaManifest,
): boolean {
  const measured = settings[preset]?.rule;
  const current = presetRule(preset, thresholds.peak);
  return (
    measured?.peak === current.peak &&
    measured.toShow === current.toShow &&
    measured.toHide === current.toHide
  );
}
