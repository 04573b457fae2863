import type { AiAnswer } from '../../../common/training/reveal';
import type { DatasetImage } from '../../cli/evaluate/dataset/dataset';
import type { InferenceClient } from '../../inference/inferenceClient';
import type { InferenceTask, PackOf, ResultOf } from '../../inference/inferenceTasks';
import type { AmpullaPack, DifficultyPack } from '../../inference/modelPacks';
import { difficultProbability } from '../../../common/metrics/judgedCases';
import { keptMask } from './recordedAiAnswer';
import { type StillFrame, stillFrame } from './stillFrame';

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
/** Finding the field of view, loading both packs and predicting take about three seconds on one core. */
const answerWithinMs = 60_000;

/**
 * What the active packs say of stills. Each is asked once, one after another, in processes that live as long as that
 * takes: live view and recorder never wait for them.
 */
export class StillAi {
  private readonly options: StillAiOptions;
  private readonly answers = new Map<string, Promise<AiAnswer>>();
  private readonly stop = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: StillAiOptions) {
    this.options = options;
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
    const still = await stillFrame(image, pack, reading);
    const { result, sha256 } = await this.run('ampulla', pack, still, signal);
    const { rect } = still.info.fieldOfView;
    const { x, y, width, height } = result.region.box;
    const difficulty = await this.difficulty(image, reading).catch(() => null);
    const { id: packId, version: packVersion } = pack.manifest;
    return {
      state: 'answered',
      box: result.found ? { x: x + rect.x, y: y + rect.y, width, height } : null,
      peak: result.peak,
      mask: { ...keptMask(result.mask, rect), area: rect },
      difficulty: difficulty?.label ?? null,
      difficultProbability: difficulty?.probability ?? null,
      model: { packId, packVersion, sha256 },
    };
  }

  private async difficulty(image: DatasetImage, reading: Parameters<typeof stillFrame>[2]) {
    const pack = await this.options.difficultyPack();
    if (pack === null) return null;
    const still = await stillFrame(image, pack, reading);
    const { result } = await this.run('difficulty', pack, still, reading.signal);
    const probability = difficultProbability(result.probabilities);
    const isDifficult = probability >= pack.manifest.thresholds.difficult;
    return { label: isDifficult ? ('difficult' as const) : ('easy' as const), probability };
  }

  private async run<Task extends InferenceTask>(
    task: Task,
    pack: PackOf<Task>,
    { frame, info }: StillFrame,
    signal: AbortSignal,
  ): Promise<{ readonly result: ResultOf<Task>; readonly sha256: string }> {
    const client = this.options.createClient(task, pack);
    try {
      client.start();
      const sha256 = await readySha256(client, signal);
      return { result: await client.predict(frame, info.fieldOfView.rect), sha256 };
    } finally {
      await client.dispose();
    }
  }
}

/** Waits until a client can predict. @returns the SHA-256 of its model @throws where it cannot */
async function readySha256(
  client: Pick<InferenceClient, 'state' | 'onState'>,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(new Error('It took too long.'));
    signal.addEventListener('abort', give, { once: true });
    const settle = ({ state }: Pick<typeof client.state, 'state'>): void => {
      const now = client.state;
      if (now.state === 'ready') resolve(now.identity.sha256);
      if (state === 'failed' || state === 'stopped') reject(new Error(`Inference has ${state}.`));
      // One restart may help against a bad moment; more would keep the trainee waiting.
      if (now.state === 'restarting' && now.attempt > 1) reject(new Error(now.reason));
    };
    client.onState(settle);
    if (signal.aborted) give();
    else settle(client.state);
  });
}
