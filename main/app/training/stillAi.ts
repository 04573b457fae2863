import type { AiAnswer } from '../../../common/training/reveal';
import type { DatasetImage } from '../../cli/evaluate/dataset/dataset';
import type { InferenceClient } from '../../inference/inferenceClient';
import type { InferenceTask, PackOf } from '../../inference/inferenceTasks';
import type { AmpullaPack, DifficultyPack } from '../../inference/modelPacks';
import { difficultProbability } from '../../../common/metrics/judgedCases';
import { packedMask } from '../../training/maskCoding';
import { KeptClient } from './keptClient';
import { stillFrame } from './stillFrame';

export interface StillAiOptions {
  readonly ffmpegPath: () => string;
  readonly nowMs: () => number;
  /** The pack that marks the ampulla live. @throws UserFacingError where there is none */
  readonly ampullaPack: () => Promise<AmpullaPack>;
  /** The pack that estimates the difficulty live; null where that is off. */
  readonly difficultyPack: () => Promise<DifficultyPack | null>;
  /** A client in a process of its own that takes the processor only when nothing else wants it. */
  readonly createClient: <Task extends InferenceTask>(
    task: Task,
    pack: PackOf<Task>,
  ) => InferenceClient<Task>;
}

/** Answers that are kept: more than a session has. */
const mostAnswers = 500;
/** Finding the field of view, loading both packs and predicting take seconds, beside a live picture many. */
const answerWithinMs = 60_000;

/**
 * What the active packs say of stills. Each is asked once, one after another, in processes of their own: live view and
 * recorder never wait for them.
 */
export class StillAi {
  private readonly options: StillAiOptions;
  private readonly answers = new Map<string, Promise<AiAnswer>>();
  private readonly stop = new AbortController();
  private readonly ampulla: KeptClient<'ampulla'>;
  private readonly estimate: KeptClient<'difficulty'>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: StillAiOptions) {
    this.options = options;
    this.ampulla = new KeptClient((pack) => options.createClient('ampulla', pack));
    this.estimate = new KeptClient((pack) => options.createClient('difficulty', pack));
  }

  /** The answer to an image; at once where it was asked before. Never rejects. */
  async answer(image: DatasetImage): Promise<AiAnswer> {
    const pack = await this.options.ampullaPack().catch(() => null);
    if (pack === null) return { state: 'none', reason: 'noPack' };
    const key = JSON.stringify([pack.manifest.id, pack.manifest.version, image.path]);
    const known = this.answers.get(key) ?? this.inTurn(() => this.predict(image, pack));
    this.answers.set(key, known);
    const oldest = this.answers.keys().next();
    if (this.answers.size > mostAnswers && oldest.done !== true) this.answers.delete(oldest.value);
    const answer = await known;
    // What failed is tried again when it is asked for again.
    if (answer.state === 'none') this.answers.delete(key);
    return answer;
  }

  /** Ends what runs. */
  async dispose(): Promise<void> {
    this.stop.abort();
    await this.last;
    await Promise.all([this.ampulla.end(), this.estimate.end()]);
  }

  private inTurn(predict: () => Promise<AiAnswer>): Promise<AiAnswer> {
    const answer = this.last.then(predict).catch((): AiAnswer => {
      return { state: 'none', reason: 'failed' };
    });
    this.last = answer;
    return answer;
  }

  private async predict(image: DatasetImage, pack: AmpullaPack): Promise<AiAnswer> {
    const { ffmpegPath, nowMs } = this.options;
    const signal = AbortSignal.any([this.stop.signal, AbortSignal.timeout(answerWithinMs)]);
    const reading = { ffmpegPath: ffmpegPath(), nowMs, signal };
    const { frame, info } = await stillFrame(image, pack, reading);
    const { rect } = info.fieldOfView;
    const { result, sha256 } = await this.ampulla.predict(pack, frame, rect, signal);
    const { x, y, width, height } = result.region.box;
    const difficulty = await this.difficulty(image, reading).catch(() => null);
    const { id: packId, version: packVersion } = pack.manifest;
    return {
      state: 'answered',
      box: result.found ? { x: x + rect.x, y: y + rect.y, width, height } : null,
      peak: result.peak,
      mask: packedMask(result.mask, rect),
      difficulty: difficulty?.label ?? null,
      difficultProbability: difficulty?.probability ?? null,
      model: { packId, packVersion, sha256 },
    };
  }

  private async difficulty(image: DatasetImage, reading: Parameters<typeof stillFrame>[2]) {
    const pack = await this.options.difficultyPack();
    if (pack === null) return null;
    const { frame, info } = await stillFrame(image, pack, reading);
    const { rect } = info.fieldOfView;
    const { result } = await this.estimate.predict(pack, frame, rect, reading.signal);
    const probability = difficultProbability(result.probabilities);
    const isDifficult = probability >= pack.manifest.thresholds.difficult;
    return { label: isDifficult ? ('difficult' as const) : ('easy' as const), probability };
  }
}
