import { z } from 'zod';
import type { DifficultyLabel } from './difficulty';

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
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly classes: readonly DifficultyLabel[];
  } | null;
}
