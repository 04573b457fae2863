import type {
  DifficultyPrediction,
  DifficultyStatus,
  DifficultyVerdict,
} from '../../common/difficulty';
import type { Frame } from '../../common/frame';
import type { Prediction } from '../../common/prediction';
import type { InferenceClient } from '../inference/inferenceClient';
import type { AmpullaPack, DifficultyPack } from '../inference/modelPacks';
import { DifficultyEstimate } from '../pipeline/difficulty/difficultyEstimate';
import { leastIntervalMs } from '../pipeline/difficulty/difficultyRunner';
import { frameSizeError } from '../pipeline/difficulty/frameSizeError';
import { CliError } from './cliErrors';
import type { CliContext } from './command';
import { chooseDifficultyPack } from './packFolders';
import { predictPersistently, whenReady } from './readyClient';
import { createOfflineDifficultyClient } from './wholeVideo';

/** What a whole video says of the difficulty in the end. */
export interface DifficultySummary {
  readonly state: DifficultyStatus['state'];
  readonly verdict: DifficultyVerdict | null;
  /** Why there is no verdict; null where there is one. */
  readonly reason: string | null;
}

/** What `--difficulty` may be beside the id of a pack. */
export const difficultyOff = 'off';

/** Estimates the difficulty of a video's frames by the rules of the live view, with the video's own time. */
export interface DifficultyAnalysis {
  /** @returns the estimate of a frame that was asked for one; null for all others */
  see(frame: Frame, prediction: Prediction): Promise<DifficultyPrediction | null>;
  readonly summary: DifficultySummary;
  dispose(): Promise<void>;
}

/**
 * @param id as typed: a pack's id, `off`, or null for the default pack where it is installed
 * @param ampulla whose frames are looked at
 * @throws CliError when a pack that was named does not exist or takes frames of another size; PackError when it
 * does not verify
 */
export async function openDifficultyAnalysis(
  id: string | null,
  ampulla: AmpullaPack,
  context: CliContext,
): Promise<DifficultyAnalysis> {
  if (id === difficultyOff) return noAnalysis('--difficulty off was asked for.');
  const pack = await chooseDifficultyPack(id, context);
  if (pack === null) return noAnalysis('No model pack that estimates the difficulty is installed.');
  const error = frameSizeError(pack, ampulla.manifest.input);
  if (error === null) return new PackAnalysis(pack, context);
  if (id !== null) throw new CliError(error.message, { cause: error });
  return noAnalysis(error.whatHappened);
}

function noAnalysis(reason: string): DifficultyAnalysis {
  return {
    see: () => Promise.resolve(null),
    summary: { state: 'off', verdict: null, reason },
    dispose: () => Promise.resolve(),
  };
}

class PackAnalysis implements DifficultyAnalysis {
  private readonly client: InferenceClient<'difficulty'>;
  private readonly signal: AbortSignal;
  private readonly estimate: DifficultyEstimate;
  private lastAtMs = Number.NEGATIVE_INFINITY;

  constructor(pack: DifficultyPack, context: CliContext) {
    this.client = createOfflineDifficultyClient(pack, context);
    this.signal = context.signal;
    this.estimate = new DifficultyEstimate(pack.manifest);
  }

  async see(frame: Frame, prediction: Prediction): Promise<DifficultyPrediction | null> {
    const { mediaTimeMs } = frame;
    const maySpeak = this.estimate.see(prediction);
    if (!maySpeak || mediaTimeMs - this.lastAtMs < leastIntervalMs) return null;
    this.lastAtMs = mediaTimeMs;
    // A video that is read as fast as it can be has no other time than its own.
    this.client.start();
    const timed = { ...frame, capturedAtMs: mediaTimeMs };
    const estimated = await predictPersistently(this.client, timed, timed, this.signal);
    const { identity } = await whenReady(this.client, this.signal);
    this.estimate.add(estimated, identity);
    return estimated;
  }

  get summary(): DifficultySummary {
    const { status } = this.estimate;
    const verdict = 'verdict' in status ? status.verdict : null;
    return { state: status.state, verdict, reason: verdict === null ? reasonFor(status) : null };
  }

  dispose(): Promise<void> {
    return this.client.dispose();
  }
}

function reasonFor(status: DifficultyEstimate['status']): string {
  if (status.state === 'tooLate') return 'A device touched the ampulla before there was a verdict.';
  const accepted = 'acceptedFrames' in status ? status.acceptedFrames : 0;
  return `Too few frames may speak for the difficulty, or within too short a time: ${accepted}.`;
}
