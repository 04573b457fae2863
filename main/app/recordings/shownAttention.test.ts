import { expect, it } from 'vitest';
import type { AttentionEvidence } from '../../../common/status';
import { ShownAttention } from './shownAttention';

function evidence(frameId: number): AttentionEvidence {
  const attention = { width: 1, height: 1, values: Uint8Array.of(255) };
  const times = { capturedAtMs: 0, mediaTimeMs: 0, validForMs: 400 };
  return { frameId, ...times, attention, explains: 'easy' };
}

it('passes on what may be drawn while it is wanted, and what stands when that begins', () => {
  const passed: (number | null)[] = [];
  const shown = new ShownAttention((one) => passed.push(one?.frameId ?? null));
  shown.take(evidence(1));
  shown.repeat();
  expect(passed).toEqual([]);
  shown.show(true);
  shown.show(true);
  shown.take(evidence(2));
  shown.take(null);
  expect(passed).toEqual([1, 2, null]);
  shown.take(evidence(3));
  shown.repeat();
  shown.show(false);
  shown.take(evidence(4));
  expect(passed).toEqual([1, 2, null, 3, 3]);
});
