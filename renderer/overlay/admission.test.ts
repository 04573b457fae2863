import { describe, expect, it } from 'vitest';
import { maxAheadMs } from '../../common/evidenceAge';
import { type AdmissionInput, admit, graceWithoutFramesMs, type TimedEvidence } from './admission';

function evidenceAt(capturedAtMs: number, validForMs = 400): TimedEvidence {
  return { capturedAtMs, validForMs };
}

const frame = { capturedAtMs: 10_000, drawnAtMs: 500 };

function verdict(change: Partial<AdmissionInput>): string {
  const answer = admit({
    frame,
    evidence: evidenceAt(9_900),
    sourceState: 'live',
    aiState: 'active',
    nowMs: frame.drawnAtMs,
    ...change,
  });
  return answer.admitted ? 'admitted' : answer.reason;
}

describe('admit', () => {
  it('admits evidence up to its validity and not a millisecond longer', () => {
    expect(verdict({ evidence: evidenceAt(9_600) })).toBe('admitted');
    expect(verdict({ evidence: evidenceAt(9_599) })).toBe('stale');
    expect(verdict({ evidence: evidenceAt(10_000, 0) })).toBe('admitted');
    expect(verdict({ evidence: evidenceAt(9_999, 0) })).toBe('stale');
  });

  it('admits evidence that is a little ahead of the frame, and no more', () => {
    expect(verdict({ evidence: evidenceAt(10_000 + maxAheadMs) })).toBe('admitted');
    expect(verdict({ evidence: evidenceAt(10_001 + maxAheadMs) })).toBe('ahead');
  });

  it('refuses times that are not numbers', () => {
    expect(verdict({ evidence: evidenceAt(Number.NaN) })).toBe('stale');
    expect(verdict({ evidence: evidenceAt(9_900, Number.NaN) })).toBe('stale');
  });

  it('needs evidence and a frame', () => {
    expect(verdict({ evidence: null })).toBe('noEvidence');
    expect(verdict({ frame: null })).toBe('noFrame');
  });

  it.each(['noSource', 'waiting', 'stalled', 'ended', 'lost', 'reconnecting'] as const)(
    'draws nothing when %s',
    (state) => {
      expect(verdict({ sourceState: state })).toBe('sourceSilent');
    },
  );

  it.each(['off', 'starting', 'error'] as const)('draws nothing when the AI is %s', (state) => {
    expect(verdict({ aiState: state })).toBe('aiSilent');
  });

  it.each(['active', 'behind', 'abstaining'] as const)('leaves %s to the pipeline', (state) => {
    expect(verdict({ aiState: state })).toBe('admitted');
  });

  it('ends by the clock on the wall when no other frame comes', () => {
    const standsUntil = frame.drawnAtMs + 300 + graceWithoutFramesMs;
    expect(verdict({ nowMs: standsUntil - 1 })).toBe('admitted');
    expect(verdict({ nowMs: standsUntil })).toBe('framesStopped');
    // Evidence that comes late, and evidence from ahead, stand no longer than their validity.
    expect(verdict({ nowMs: standsUntil, evidence: evidenceAt(10_000) })).toBe('admitted');
    expect(verdict({ nowMs: standsUntil + 100, evidence: evidenceAt(10_050) })).toBe(
      'framesStopped',
    );
  });

  it('says how long the overlay may stand from now', () => {
    const answer = admit({
      frame,
      evidence: evidenceAt(9_900),
      sourceState: 'live',
      aiState: 'active',
      nowMs: frame.drawnAtMs + 40,
    });
    expect(answer).toEqual({ admitted: true, remainingMs: 260 + graceWithoutFramesMs });
  });
});
