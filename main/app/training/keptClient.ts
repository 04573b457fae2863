import type { Frame } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import type { InferenceClient } from '../../inference/inferenceClient';
import type { InferenceTask, PackOf, ResultOf } from '../../inference/inferenceTasks';

/** Loading a pack takes seconds beside a live picture; a trainee comes back within this. Unit: ms. */
const keptForMs = 60_000;

interface RunningClient<Task extends InferenceTask> {
  readonly pack: PackOf<Task>;
  readonly client: InferenceClient<Task>;
}

/** A client that is started when it is asked and ended when nobody asked for a while. Asked for one thing at a time. */
export class KeptClient<Task extends InferenceTask> {
  private readonly create: (pack: PackOf<Task>) => InferenceClient<Task>;
  private running: RunningClient<Task> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(create: (pack: PackOf<Task>) => InferenceClient<Task>) {
    this.create = create;
  }

  /**
   * @param displaySize size of the picture in whose pixels the answer is wanted
   * @returns the answer with the SHA-256 of the model that gave it
   * @throws where the pack does not run here, or `signal` aborts before it does
   */
  async predict(
    pack: PackOf<Task>,
    frame: Frame,
    displaySize: Size,
    signal: AbortSignal,
  ): Promise<{ readonly result: ResultOf<Task>; readonly sha256: string }> {
    if (this.timer !== null) clearTimeout(this.timer);
    try {
      const client = await this.clientOf(pack);
      const sha256 = await readySha256(client, signal);
      const result = await client.predict(frame, displaySize);
      this.timer = setTimeout(() => void this.end(), keptForMs);
      return { result, sha256 };
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  /** Ends the process. */
  async end(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    const { running } = this;
    this.running = null;
    await running?.client.dispose();
  }

  private async clientOf(pack: PackOf<Task>): Promise<InferenceClient<Task>> {
    if (this.running?.pack.folder === pack.folder) return this.running.client;
    await this.end();
    const client = this.create(pack);
    this.running = { pack, client };
    client.start();
    return client;
  }
}

/** Waits until a client can predict. @returns the SHA-256 of its model @throws where it cannot */
async function readySha256(
  client: Pick<InferenceClient, 'state' | 'onState'>,
  signal: AbortSignal,
): Promise<string> {
  let forget: () => void = () => undefined;
  const ready = new Promise<string>((resolve, reject) => {
    const give = (): void => reject(new Error('It took too long.'));
    const settle = (): void => {
      const { state } = client;
      if (state.state === 'ready') resolve(state.identity.sha256);
      if (state.state === 'failed') reject(new Error(state.message));
      if (state.state === 'stopped') reject(new Error('It was ended.'));
      // One restart may help against a bad moment; more would keep the trainee waiting.
      if (state.state === 'restarting' && state.attempt > 1) reject(new Error(state.reason));
    };
    const stopListening = client.onState(settle);
    signal.addEventListener('abort', give, { once: true });
    forget = () => {
      stopListening();
      signal.removeEventListener('abort', give);
    };
    if (signal.aborted) give();
    else settle();
  });
  return ready.finally(forget);
}
