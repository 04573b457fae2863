import type { DifficultySettings } from '../../../common/difficultySettings';
import type { ForkInference } from '../../inference/inferenceChild';
import { InferenceClient } from '../../inference/inferenceClient';
import { giveIdlePriority } from '../../processes/idlePriority';
import type { PackChooser } from '../packChooser';
import type { StillAiOptions } from './stillAi';

export interface ActivePacksOptions {
  readonly packs: Pick<PackChooser, 'load' | 'loadRemembered' | 'loadDifficulty'>;
  /** The pack that runs live; null where none was chosen: the default one then. */
  readonly runningPackId: () => string | null;
  readonly difficulty: () => DifficultySettings;
  readonly fork: ForkInference;
  readonly nowMs: () => number;
}

/**
 * The packs that run live, for use beside them: on the processor, with one thread, in a process that yields to every
 * other.
 */
export function activePacks(
  options: ActivePacksOptions,
): Pick<StillAiOptions, 'ampullaPack' | 'difficultyPack' | 'createClient'> {
  const { packs, runningPackId, difficulty, fork, nowMs } = options;
  return {
    ampullaPack: async () => {
      const id = runningPackId();
      return id === null ? (await packs.loadRemembered(null)).pack : packs.load(id);
    },
    difficultyPack: async () => {
      const { enabled, packId } = difficulty();
      return enabled ? packs.loadDifficulty(packId) : null;
    },
    createClient: (task, pack) =>
      new InferenceClient({
        task,
        fork: () => {
          const child = fork();
          child.onMessage(() => giveIdlePriority(child.pid));
          return child;
        },
        ...{ nowMs, pack, providers: ['cpu'], threads: 1 },
      }),
  };
}
