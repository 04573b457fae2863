import { Worker } from 'node:worker_threads';
import type { StillAnswer, StillJob } from './stillMessages';

/** Writes stills in a thread of its own, one after the other. Owns the thread until `dispose`. */
export class StillThread {
  private readonly worker: Worker;

  /** @param entry path of the built `stillWorker.ts` */
  constructor(entry: string) {
    this.worker = new Worker(entry);
  }

  /** @throws Error where the picture cannot be read or the thread ends */
  write(job: StillJob): Promise<Uint8Array> {
    const { worker } = this;
    return new Promise((resolve, reject) => {
      const end = (error: Error): void => reject(error);
      worker.once('error', end);
      worker.once('message', (answer: StillAnswer) => {
        worker.off('error', end);
        if ('object' in answer) resolve(answer.object);
        else reject(new Error(answer.failure));
      });
      worker.postMessage(job);
    });
  }

  async dispose(): Promise<void> {
    await this.worker.terminate();
  }
}
