import type {
  RecordedAttention,
  RecordedEvidence,
  RecordedPrediction,
} from '../../../common/recordings/recordedPrediction';
import type { AppendedFile } from './appendedFile';
import { encodeChunk, predictionsMagic } from './predictionChunks';

/** A chunk is closed so often: what is lost with the process is not longer. */
export const chunkEveryMs = 500;

/** Gathers predictions and evidence and appends them in chunks. The file stays its owner's. */
export class PredictionLog {
  private readonly file: AppendedFile;
  private readonly timer: NodeJS.Timeout;
  private predictions: RecordedPrediction[] = [];
  private evidence: RecordedEvidence[] = [];
  private attention: RecordedAttention[] = [];

  constructor(file: AppendedFile) {
    this.file = file;
    if (file.length === 0) file.append(predictionsMagic);
    this.timer = setInterval(() => this.closeChunk(), chunkEveryMs);
  }

  addPrediction(prediction: RecordedPrediction): void {
    this.predictions.push(prediction);
  }

  addEvidence(evidence: RecordedEvidence): void {
    this.evidence.push(evidence);
  }

  addAttention(attention: RecordedAttention): void {
    this.attention.push(attention);
  }

  /** Hands the last chunk to the file. */
  dispose(): void {
    clearInterval(this.timer);
    this.closeChunk();
  }

  private closeChunk(): void {
    const { predictions, evidence, attention } = this;
    if (predictions.length + evidence.length + attention.length === 0) return;
    this.predictions = [];
    this.evidence = [];
    this.attention = [];
    // A disk that does not take it was reported when it did not take those before.
    this.file.append(encodeChunk({ predictions, evidence, attention }));
  }
}
