import { beforeEach, describe, expect, it } from 'vitest';
import type { Prediction } from '../../common/prediction';
import type { AiStatus, AttentionEvidence, LiveStatus, OverlayEvidence } from '../../common/status';
import { EvidenceBoard } from './evidenceBoard';

const frame = { capturedAtMs: 10_000, drawnAtMs: 500 };
const times = { frameId: 7, capturedAtMs: 9_900, mediaTimeMs: 0 };
/** Of the prediction nothing matters here but its times. */
const evidence = { prediction: times as Prediction, validForMs: 200 } satisfies OverlayEvidence;
const attention: AttentionEvidence = {
  ...times,
  attention: { width: 1, height: 1, values: new Uint8Array([255]) },
  explains: 'easy',
  validForMs: 400,
};

function status(name: string, ai: AiStatus['state'] = 'active'): LiveStatus {
  return {
    source: { state: 'live', name } as LiveStatus['source'],
    ai: { state: ai } as AiStatus,
    difficulty: { state: 'starting' },
    frames: { captured: 1, sent: 1, dropped: 0 },
  };
}

describe('EvidenceBoard', () => {
  let board: EvidenceBoard;
  beforeEach(() => {
    board = new EvidenceBoard();
    board.setStatus(status('a.mp4'));
    board.setEvidence(evidence);
    board.setAttention(attention);
  });

  it('keeps the attention map back until it is asked for', () => {
    expect(board.admitted(frame, 500)).toMatchObject({ evidence, attention: null });
    board.showAttention(true);
    expect(board.admitted(frame, 500)).toMatchObject({ evidence, attention });
  });

  it('judges each by its own age', () => {
    board.showAttention(true);
    const later = { capturedAtMs: 10_101, drawnAtMs: 601 };
    expect(board.admitted(later, 601)).toMatchObject({ evidence: null, attention });
    const latest = { capturedAtMs: 10_301, drawnAtMs: 801 };
    expect(board.admitted(latest, 801)).toEqual({
      evidence: null,
      attention: null,
      remainingMs: null,
    });
  });

  it('ends with the one that ends first', () => {
    const alone = board.admitted(frame, 500).remainingMs;
    board.showAttention(true);
    expect(board.admitted(frame, 500).remainingMs).toBe(alone);
    board.setEvidence(null);
    expect(board.admitted(frame, 500).remainingMs).toBe((alone ?? 0) + 200);
  });

  it('drops both with their source and with the AI', () => {
    board.showAttention(true);
    board.setStatus(status('b.mp4'));
    expect(board.admitted(frame, 500).remainingMs).toBeNull();
    board.setAttention(attention);
    board.setStatus(status('b.mp4', 'error'));
    board.setStatus(status('b.mp4'));
    expect(board.admitted(frame, 500).attention).toBeNull();
  });

  it('does not bring back what was outdated', () => {
    board.showAttention(true);
    board.dropOutdated({ capturedAtMs: 10_101, drawnAtMs: 601 }, 601);
    expect(board.admitted(frame, 601)).toMatchObject({ evidence: null, attention });
  });
});
