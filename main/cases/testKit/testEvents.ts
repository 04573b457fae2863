import { randomUUID } from 'node:crypto';
import type { CaseEvent, CaseEventPayload } from '../../../common/cases/caseEvent';
import { type CaseFields, emptyCaseFields } from '../../../common/cases/caseFields';

/** One case that tells its events, a second apart. */
export class TestCase {
  readonly caseId = randomUUID();
  private readonly startMs: number;
  private count = 0;

  /** @param startedAt ISO 8601 */
  constructor(startedAt = '2026-03-02T08:00:00.000Z') {
    this.startMs = Date.parse(startedAt);
  }

  event(payload: CaseEventPayload): CaseEvent {
    const atMs = this.count * 1000;
    this.count += 1;
    const moment = {
      bootId: 'boot-1',
      monotonicMs: 1_000_000 + atMs,
      wallTime: new Date(this.startMs + atMs).toISOString(),
    };
    return {
      ...{ id: randomUUID(), caseId: this.caseId, payload, moment },
      ...{ frameId: null, trigger: { source: 'ui' as const }, authorId: null },
    };
  }

  started(pseudonym: string, fields: Partial<CaseFields> = {}): CaseEvent {
    return this.event({ kind: 'started', fields: { ...emptyCaseFields(pseudonym), ...fields } });
  }

  attempts(count: number): CaseEvent[] {
    return Array.from({ length: count }, () => this.event({ kind: 'attempt' }));
  }
}
