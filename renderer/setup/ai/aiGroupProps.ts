import type { AiSettings } from '../../../common/aiSettings';
import type { AiSetup } from '../../../common/aiSetup';

/** What the groups of the AI's section are given. */
export interface AiGroupProps {
  readonly setup: AiSetup;
  /** Takes over some of the settings, at once. */
  readonly onChange: (changes: Partial<AiSettings>) => void;
}
