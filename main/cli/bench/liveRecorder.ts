import type { Frame } from '../../../common/frame';
import type { OverlayEvidence } from '../../../common/status';
import type { EvidenceAge, LivePhase } from './measurement';

/**
 * Notes what happens at the ends of the live path. A phase lasts from `begin` to `close`; `end` comes
 * a moment later, when frames that were on their way have arrived.
 */
export class LiveRecorder {
  private readonly nowMs: () => number;
  private isOpen = false;
  private beganAtMs = 0;
  private closedAtMs = 0;
  private firstFrameId = 0;
  private endFrameId = 0;
  private frameIds: number[] = [];
  private arrivalsMs: number[] = [];
  private inferenceMs: number[] = [];
  private evidenceAges: EvidenceAge[] = [];
  private evidence: OverlayEvidence | null = null;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  /** What the overlay may draw at present. */
  get standingEvidence(): OverlayEvidence | null {
    return this.evidence;
  }

  frameDelivered({ frameId, capturedAtMs }: Pick<Frame, 'frameId' | 'capturedAtMs'>): void {
    this.frameIds.push(frameId);
    if (!this.isOpen) return;
    this.arrivalsMs.push(this.nowMs());
    if (this.evidence === null) return;
    const { prediction, validForMs } = this.evidence;
    const ageMs = capturedAtMs - prediction.capturedAtMs;
    this.evidenceAges.push({ frames: frameId - prediction.frameId, ageMs, validForMs });
  }

  predicted(inferenceMs: number): void {
    if (this.isOpen) this.inferenceMs.push(inferenceMs);
  }

  evidenceChanged(evidence: OverlayEvidence | null): void {
    this.evidence = evidence;
  }

  /** @param capturedFrames since the source was opened, which is the id of the next frame */
  begin(capturedFrames: number): void {
    this.firstFrameId = capturedFrames;
    this.beganAtMs = this.nowMs();
    this.isOpen = true;
    this.frameIds = [];
    this.arrivalsMs = [];
    this.inferenceMs = [];
    this.evidenceAges = [];
  }

  /** @param capturedFrames since the source was opened */
  close(capturedFrames: number): void {
    this.endFrameId = capturedFrames;
    this.closedAtMs = this.nowMs();
    this.isOpen = false;
  }

  /** The closed phase. A captured frame that has not arrived by now counts as lost. */
  end(): LivePhase {
    const isOfPhase = (id: number): boolean => id >= this.firstFrameId && id < this.endFrameId;
    return {
      durationMs: this.closedAtMs - this.beganAtMs,
      capturedFrames: this.endFrameId - this.firstFrameId,
      deliveredFrames: new Set(this.frameIds.filter(isOfPhase)).size,
      intervalsMs: this.arrivalsMs.slice(1).map((atMs, i) => atMs - (this.arrivalsMs[i] ?? atMs)),
      inferenceMs: this.inferenceMs,
      evidenceAges: this.evidenceAges,
    };
  }
}
