import { open } from 'node:fs/promises';
import type {
  RecordedAttention,
  RecordedEvidence,
  RecordedPrediction,
  TrackContent,
} from '../../../common/recordings/recordedPrediction';
import { decodeChunk, type PredictionChunk, scanChunks } from '../log/predictionChunks';

/** Opened chunks that are kept: half a minute, about 3 MB. */
const mostOpenChunks = 60;
/** Evidence is valid for far less than the five seconds that are looked back through. */
const mostChunksBack = 10;

const nothing: TrackContent = { predictions: [], evidence: [] };

/** One file of predictions. Packed in memory (at most 0.5 MB a minute); chunks are opened as they are asked for. */
export class TrackReader {
  readonly path: string;
  private readonly chunks: PredictionChunk[] = [];
  private readonly opened = new Map<number, TrackContent>();
  private validBytes = 0;

  constructor(path: string) {
    this.path = path;
  }

  get chunkCount(): number {
    return this.chunks.length;
  }

  /** Takes in what was written since. @throws what the system says, RangeError where it is no file of predictions */
  async refresh(): Promise<void> {
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      if (size <= this.validBytes) return;
      const bytes = new Uint8Array(size - this.validBytes);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, this.validBytes);
      this.take(bytes.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  }

  /** What a chunk holds; nothing where it cannot be opened. */
  content(index: number): TrackContent {
    const known = this.opened.get(index);
    if (known !== undefined) return known;
    const chunk = this.chunks[index];
    if (chunk === undefined) return nothing;
    const content = this.open(chunk);
    this.opened.set(index, content);
    const oldest = this.opened.keys().next();
    if (this.opened.size > mostOpenChunks && oldest.done !== true) this.opened.delete(oldest.value);
    return content;
  }

  /** The newest evidence that had arrived before a moment. Unit: ms since the recording began. */
  evidenceBefore(untilMs: number): RecordedEvidence | null {
    return this.newestBefore(untilMs, ({ evidence }) =>
      evidence.findLast(({ arrivedAtMs }) => arrivedAtMs < untilMs),
    );
  }

  /** The newest prediction of a frame that had arrived before a moment. */
  predictionOf(frameId: number, untilMs: number): RecordedPrediction | null {
    return this.newestBefore(untilMs, ({ predictions }) =>
      predictions.findLast((one) => one.frameId === frameId && one.arrivedAtMs < untilMs),
    );
  }

  /** The newest attention map, or that there is none, that had arrived before a moment. */
  attentionBefore(untilMs: number): RecordedAttention | null {
    return this.newestBefore(untilMs, ({ attention }) =>
      attention?.findLast(({ arrivedAtMs }) => arrivedAtMs < untilMs),
    );
  }

  /** The newest prediction of any frame that had arrived before a moment. */
  newestPredictionBefore(untilMs: number): RecordedPrediction | null {
    return this.newestBefore(untilMs, ({ predictions }) =>
      predictions.findLast(({ arrivedAtMs }) => arrivedAtMs < untilMs),
    );
  }

  private newestBefore<Found>(
    untilMs: number,
    find: (content: TrackContent) => Found | undefined,
  ): Found | null {
    const last = this.chunkBefore(untilMs);
    for (let index = last; index >= Math.max(0, last - mostChunksBack); index -= 1) {
      const found = find(this.content(index));
      if (found !== undefined) return found;
    }
    return null;
  }

  private take(bytes: Uint8Array): void {
    const isFirst = this.validBytes === 0;
    const scanned = isFirst ? scanChunks(bytes) : scanChunks(bytes, 0);
    this.chunks.push(...scanned.chunks);
    this.validBytes += scanned.validBytes;
  }

  private open(chunk: PredictionChunk): TrackContent {
    try {
      return decodeChunk(chunk);
    } catch {
      // Its checksum is right and it does not open: what stands around it plays.
      return nothing;
    }
  }

  /** Place of the last chunk that began before a moment; −1 where none did. */
  private chunkBefore(untilMs: number): number {
    let [low, high] = [-1, this.chunks.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (startOf(this.content(middle)) < untilMs) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function startOf({ predictions, evidence, attention }: TrackContent): number {
  return Math.min(
    predictions[0]?.arrivedAtMs ?? Number.POSITIVE_INFINITY,
    evidence[0]?.arrivedAtMs ?? Number.POSITIVE_INFINITY,
    attention?.[0]?.arrivedAtMs ?? Number.POSITIVE_INFINITY,
  );
}
