import type { Frame } from '../../common/frame';

/** An edge filter: what a first layer of a trained net often comes to. */
const kernel = [-0.25, -0.5, -0.25, -0.5, 4, -0.5, -0.25, -0.5, -0.25] as const;

/**
 * A slow model in plain JavaScript for the bench's negative control: layers of a 3 × 3 convolution
 * with ReLU over the frame's green channel, which block the thread that they run on, as `session.run`
 * does. ONNX Runtime itself must not be loaded outside the inference process. Its weights are not
 * trained and its answer marks nothing.
 */
export class SlowModel {
  /** How many layers the newest run took: as many as fill the wanted time. */
  layers = 0;
  /** How long each run took. */
  readonly runMs: number[] = [];
  private readonly wantedMs: number;
  private readonly nowMs: () => number;
  private from = new Float32Array(0);
  private to = new Float32Array(0);

  /** @param wantedMs how long one run shall take at least */
  constructor(wantedMs: number, nowMs: () => number) {
    this.wantedMs = wantedMs;
    this.nowMs = nowMs;
  }

  /** Blocks until all layers are computed. @returns the largest response */
  run(frame: Frame): number {
    const startMs = this.nowMs();
    this.load(frame);
    this.layers = 0;
    do {
      this.convolve(frame);
      this.layers += 1;
    } while (this.nowMs() - startMs < this.wantedMs);
    let largest = 0;
    for (const value of this.from) largest = Math.max(largest, value);
    this.runMs.push(this.nowMs() - startMs);
    return largest;
  }

  private load({ width, height, pixels }: Frame): void {
    this.from = new Float32Array(width * height);
    this.to = new Float32Array(width * height);
    for (let i = 0; i < this.from.length; i += 1) this.from[i] = (pixels[i * 3 + 1] ?? 0) / 255;
  }

  private convolve({ width, height }: Frame): void {
    const { from, to } = this;
    const [k0, k1, k2, k3, k4, k5, k6, k7, k8] = kernel;
    const at = (index: number): number => from[index] ?? 0;
    for (let y = 1; y < height - 1; y += 1) {
      for (let x = 1; x < width - 1; x += 1) {
        const i = y * width + x;
        const above = k0 * at(i - width - 1) + k1 * at(i - width) + k2 * at(i - width + 1);
        const beside = k3 * at(i - 1) + k4 * at(i) + k5 * at(i + 1);
        const below = k6 * at(i + width - 1) + k7 * at(i + width) + k8 * at(i + width + 1);
        to[i] = Math.min(1, Math.max(0, above + beside + below));
      }
    }
    this.from = to;
    this.to = from;
  }
}
