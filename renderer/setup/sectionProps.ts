import type { LiveController } from '../live/liveController';

/** What every section of the set-up page is given. */
export interface SetupSectionProps {
  readonly controller: LiveController;
}
