import { setTimeout } from 'node:timers/promises';
import type { RecordedPrediction } from '../../../common/recordings/recordedPrediction';
import type { DigestSecond, TrackDigest } from '../../../common/recordings/trackDigest';
import type { TrackReader } from './trackReader';

/**
 * Opening a chunk takes half a millisecond. Frames of the live picture wait for no longer than this; then it is their
 * turn. Half an hour takes two seconds of a core.
 */
const busyMs = 5;
const restMs = 1;

/** Goes through a track once, little by little, and follows it while it grows. */
export class DigestMaker {
  readonly trackId: string;
  private readonly track: TrackReader;
  private readonly seconds: SecondCounts[] = [];
  private nextChunk = 0;

  constructor(trackId: string, track: TrackReader) {
    this.trackId = trackId;
    this.track = track;
  }

  /** What is known so far. */
  digest(isGrowing: boolean): TrackDigest {
    return {
      trackId: this.trackId,
      seconds: Array.from(this.seconds, summed),
      isComplete: !isGrowing && this.nextChunk >= this.track.chunkCount,
    };
  }

  /** Goes to the end of what is there. @throws the signal's reason when it is aborted */
  async catchUp(signal: AbortSignal): Promise<void> {
    let busySinceMs = performance.now();
    while (this.nextChunk < this.track.chunkCount) {
      for (const prediction of this.track.content(this.nextChunk).predictions) {
        this.count(prediction);
      }
      this.nextChunk += 1;
      if (performance.now() - busySinceMs < busyMs) continue;
      await setTimeout(restMs, undefined, { signal });
      busySinceMs = performance.now();
    }
  }

  private count({ arrivedAtMs, peak, found, quality }: RecordedPrediction): void {
    const place = Math.max(0, Math.floor(arrivedAtMs / 1000));
    const second = (this.seconds[place] ??= { peak: 0, predictions: 0, found: 0, qualities: {} });
    second.peak = Math.max(second.peak, peak);
    second.predictions += 1;
    if (found && quality === 'usable') second.found += 1;
    second.qualities[quality] = (second.qualities[quality] ?? 0) + 1;
  }
}

interface SecondCounts {
  peak: number;
  predictions: number;
  found: number;
  readonly qualities: Partial<Record<RecordedPrediction['quality'], number>>;
}

function summed(counts: SecondCounts | undefined): DigestSecond {
  if (counts === undefined) return { peak: null, predictions: 0, found: 0, quality: null };
  const { peak, predictions, found, qualities } = counts;
  const most = Math.max(...Object.values(qualities));
  const verdicts = Object.keys(qualities) as (keyof typeof qualities)[];
  const quality = verdicts.find((verdict) => qualities[verdict] === most) ?? null;
  return { peak, predictions, found, quality };
}
