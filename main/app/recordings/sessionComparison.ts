import type { TrackComparison } from '../../../common/recordings/trackComparison';
import { ComparisonMaker } from '../../recording/reader/comparisonMaker';
import type { RecordingReader } from '../../recording/reader/recordingReader';

/** Frames between two messages to the page: a minute of the recording. */
const framesBetweenNews = 1500;

/** Two tracks of the open recording, compared little by little. */
export class SessionComparison {
  private readonly maker: ComparisonMaker;
  private readonly stop = new AbortController();

  /** @param tell more is known; not called any more after `dispose` */
  constructor(reader: RecordingReader, first: string, second: string, tell: () => void) {
    this.maker = new ComparisonMaker(reader, first, second);
    void this.run(tell);
  }

  get comparison(): TrackComparison {
    return this.maker.comparison;
  }

  dispose(): void {
    this.stop.abort();
  }

  private async run(tell: () => void): Promise<void> {
    const { signal } = this.stop;
    try {
      while (!(await this.maker.goOn(framesBetweenNews, signal))) tell();
      tell();
    } catch {
      // Other tracks are compared, or the recording was closed.
    }
  }
}
