import type { EncodeAnswer, EncodeRequest } from './pngMessages';
import PngWorker from './png.worker?worker';

interface Waiting {
  readonly resolve: (files: readonly Uint8Array<ArrayBuffer>[]) => void;
  readonly reject: (error: Error) => void;
}

/** Encodes pictures beside the page's thread. Owns its worker, which begins with the first picture. */
export class PngEncoder {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | null = null;
  private lastNumber = 0;

  /**
   * PNG files of canvases, in their order.
   * @throws Error when one cannot be encoded
   */
  async encode(
    canvases: readonly HTMLCanvasElement[],
  ): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const pictures = await Promise.all(canvases.map((canvas) => createImageBitmap(canvas)));
    this.lastNumber += 1;
    const number = this.lastNumber;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.running().postMessage({ number, pictures } satisfies EncodeRequest, [...pictures]);
    });
  }

  dispose(): void {
    this.worker?.terminate();
    this.failAll('the window was closed');
  }

  private running(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new PngWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<EncodeAnswer>) => this.take(data));
    worker.addEventListener('error', (event) => {
      worker.terminate();
      this.failAll(event.message);
    });
    this.worker = worker;
    return worker;
  }

  private take(answer: EncodeAnswer): void {
    const waiting = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if ('files' in answer) waiting?.resolve(answer.files);
    else waiting?.reject(new Error(answer.failure));
  }

  private failAll(reason: string): void {
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
