import type { SensitivityPreset } from '../../../../common/sensitivity';
import type { SensitivityCosts } from '../../../../common/sensitivityCosts';
import type { BoxQuality } from './boxQuality';
import type { TradeoffPoint } from './tradeoff';

/** What happened on one frame. */
export interface FrameOutcome {
  readonly frameId: number;
  readonly timeMs: number;
  /** Whether the papilla is in view. */
  readonly inView: boolean;
  /** Maximum of the soft mask. */
  readonly peak: number;
  /** Whether the picture was fit to be looked at. */
  readonly usable: boolean;
  /** For each preset whether this prediction counts as found. */
  readonly found: PresetMap<boolean>;
  /** For each preset whether the overlay stood on this frame. */
  readonly shown: PresetMap<boolean>;
}

/** A value for each preset that was asked for. */
export type PresetMap<Value> = Readonly<Partial<Record<SensitivityPreset, Value>>>;

/** Makes such a value for each of these presets. */
export function presetMap<Value>(
  presets: readonly SensitivityPreset[],
  valueOf: (preset: SensitivityPreset) => Value,
): PresetMap<Value> {
  return Object.fromEntries(presets.map((preset) => [preset, valueOf(preset)]));
}

/** Everything that one pack was measured to do on one video; texts, tables and the report say what stands here. */
export interface VideoEvaluation {
  readonly title: string;
  /** As `--json` prints it and as it lies beside a pack. */
  readonly costs: SensitivityCosts;
  /** How well the marks sat; null for a preset that never showed one on a frame with a box. */
  readonly boxes: PresetMap<BoxQuality | null>;
  readonly tradeoff: readonly TradeoffPoint[];
  readonly frames: readonly FrameOutcome[];
}
