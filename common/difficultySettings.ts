import { z } from 'zod';
import type { DifficultyLabel, MeasuredRecall } from './difficulty';
import type { PackManifest } from './modelPack';

/** Whether and with what the difficulty is estimated; kept between sessions. */
export const difficultySettingsSchema = z.strictObject({
  enabled: z.boolean(),
  /** Id of the pack that a person chose; null for the default one. */
  packId: z.string().min(1).max(200).nullable(),
  /** Whether the attention map is drawn above the picture. */
  showsAttention: z.boolean(),
});
export type DifficultySettings = Readonly<z.infer<typeof difficultySettingsSchema>>;

/** The map stays off until somebody asks for it: the ampulla's heatmap is what the picture is about. */
export const defaultDifficultySettings: DifficultySettings = {
  enabled: true,
  packId: null,
  showsAttention: false,
};

/** What the page knows about the estimate of difficulty beside its status. */
export interface DifficultySetup {
  readonly settings: DifficultySettings;
  /** The pack in force; null while there is none. */
  readonly pack: DifficultyPackFacts | null;
}

/** What a person is told about the pack that estimates the difficulty: all of it from its manifest. */
export interface DifficultyPackFacts {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly classes: readonly DifficultyLabel[];
  /** P(difficult) from which the verdict is "difficult". */
  readonly difficultThreshold: number;
  readonly measured: MeasuredRecall;
  readonly trainedOn: PackManifest['trainedOn'];
  readonly metrics: PackManifest['metrics'];
}
