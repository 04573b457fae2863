import type {
  DifficultyPrediction,
  DifficultyVerdict,
  MeasuredRecall,
} from '../../../common/difficulty';
import type { DifficultyManifest } from '../../../common/modelPack';
import type { ModelIdentity } from '../../../common/prediction';

/** Accepted frames that a verdict needs, and the time that they must span: one good look, not one lucky frame. */
export const neededFrames = 10;
export const neededSpanMs = 2000;

/** Half a minute at five frames a second. Older frames leave, so that neither memory nor message grows. */
export const mostPooledFrames = 150;

/** The estimates that may speak, and their mean. */
export class VerdictPool {
  private pooled: readonly DifficultyPrediction[] = [];

  /** How many frames speak. */
  get size(): number {
    return this.pooled.length;
  }

  /** Takes the estimate of an accepted frame. */
  add(prediction: DifficultyPrediction): void {
    this.pooled = [...this.pooled, prediction].slice(-mostPooledFrames);
  }

  /** Forgets all frames. */
  clear(): void {
    this.pooled = [];
  }

  /**
   * The pooled estimate: the mean of the frames' probabilities, as a patient's images are pooled in training and
   * evaluation. Null while the frames are too few or too close together.
   */
  verdict(manifest: DifficultyManifest, model: ModelIdentity): DifficultyVerdict | null {
    const { pooled } = this;
    if (pooled.length < neededFrames || this.spanMs() < neededSpanMs) return null;
    const { classes } = manifest.outputs.difficulty;
    const probabilities = classes.map(
      (_, index) => sum(pooled.map((one) => one.probabilities[index] ?? 0)) / pooled.length,
    );
    const difficultProbability = 1 - (probabilities[classes.indexOf('easy')] ?? 0);
    return {
      label: difficultProbability >= manifest.thresholds.difficult ? 'difficult' : 'easy',
      difficultProbability,
      classes,
      probabilities,
      pooledFrameIds: pooled.map(({ frameId }) => frameId),
      model,
      measured: measuredRecall(manifest),
    };
  }

  private spanMs(): number {
    const times = this.pooled.map(({ capturedAtMs }) => capturedAtMs);
    return Math.max(...times) - Math.min(...times);
  }
}

/** What a pack's manifest says that it measured by patient. */
export function measuredRecall({ metrics }: DifficultyManifest): MeasuredRecall {
  const difficult = metrics.find(({ name }) => name === 'recall:difficult');
  const easy = metrics.find(
    ({ name, dataset }) =>
      name === 'recall:easy' && (difficult === undefined || dataset === difficult.dataset),
  );
  return {
    difficultRecall: difficult?.value ?? null,
    easyRecall: easy?.value ?? null,
    dataset: difficult?.dataset ?? easy?.dataset ?? null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
