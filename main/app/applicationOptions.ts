import type { BrowserWindow } from 'electron';
import type { AiWatch } from '../bench/aiWatch';
import type { LaunchArguments } from './launchArguments';

/** What the application is made of and told at its start. */
export interface ApplicationOptions {
  readonly version: string;
  readonly window: BrowserWindow;
  readonly userFolder: string;
  /** Language codes in the person's order, such as `ko-KR`. */
  readonly systemLanguages: readonly string[];
  readonly resourceRoot: string;
  readonly inferenceEntry: string;
  readonly pedalEntry: string;
  readonly caseStoreEntry: string;
  readonly clipEntry: string;
  readonly nowMs: () => number;
  readonly launch: LaunchArguments;
  /** Looks at the AI's processes and predictions for a bench; null in the application as people use it. */
  readonly aiWatch: AiWatch | null;
}
