import { describe, expect, it } from 'vitest';
import type { ArchivedEvent } from './caseDetail';
import { sinceApproachAt } from './casePicture';

/** An event at a time of the room's clock. @param sinceApproachMs on the clock of cannulation */
function event(wallTime: string, sinceApproachMs: number | null): ArchivedEvent {
  return {
    ...{
      id: wallTime,
      payload: { kind: 'attempt' },
      frameId: null,
      ordinal: 1,
      loggedAt: wallTime,
    },
    ...{ isWithdrawn: false, isReplaced: false, isAmendment: false, authorId: null },
    trigger: { source: 'key' },
    moment: { bootId: 'boot', monotonicMs: 0, wallTime },
    sinceApproachMs,
  };
}

describe('where a picture lies on the clock of cannulation', () => {
  const approach = event('2026-03-02T08:00:00.000Z', 0);

  it('counts from the approach, before it too', () => {
    const events = [approach];
    expect(sinceApproachAt({ events }, '2026-03-02T08:01:30.000Z')).toBe(90_000);
    expect(sinceApproachAt({ events }, '2026-03-02T07:59:50.000Z')).toBe(-10_000);
  });

  it('goes by the nearest event where the clock of the room was set', () => {
    // Set an hour forward between the two.
    const events = [approach, event('2026-03-02T09:05:00.000Z', 300_000)];
    expect(sinceApproachAt({ events }, '2026-03-02T09:04:00.000Z')).toBe(240_000);
    expect(sinceApproachAt({ events }, '2026-03-02T08:01:00.000Z')).toBe(60_000);
  });

  it('is not known without an approach', () => {
    const events = [event('2026-03-02T08:00:00.000Z', null)];
    expect(sinceApproachAt({ events }, '2026-03-02T08:01:00.000Z')).toBeNull();
  });
});
