import { describe, expect, it } from 'vitest';
import type { LiveStatus } from '../../../common/status';
import type { TimelineFact } from '../../recording/recorder/recordingContract';
import { pressFact, RecordedFacts } from './recordedFacts';

const status: LiveStatus = {
  source: { state: 'noSource' },
  ai: { state: 'off' },
  difficulty: { state: 'starting' },
  frames: { captured: 0, sent: 0, dropped: 0 },
};

describe('RecordedFacts', () => {
  it('tells every change once, and knows how things stand', () => {
    const told: TimelineFact[] = [];
    const facts = new RecordedFacts((fact) => told.push(fact));
    facts.takeStatus(status);
    facts.takeStatus({ ...status, frames: { captured: 1, sent: 1, dropped: 0 } });
    facts.takeAttention(true);
    facts.takeStatus({ ...status, source: { state: 'waiting', name: 'Demo' } });
    expect(told.map((fact) => [fact.kind, 'state' in fact ? fact.state : null])).toEqual([
      ['source', 'noSource'],
      ['ai', 'off'],
      ['attention', null],
      ['source', 'waiting'],
    ]);
    expect(facts.all).toHaveLength(3);
    expect(facts.all).toContainEqual({ kind: 'source', state: 'waiting' });
  });

  it('names no source and no switch', () => {
    const entry = {
      trigger: { source: 'pedal', switchName: 'Left', kind: 'long' },
      action: 'overlay',
      frameId: 4,
      atMs: 5,
      wallTime: new Date(),
      outcome: { result: 'done', detail: 'off' },
    } as const;
    expect(pressFact(entry)).toEqual({
      kind: 'press',
      action: 'overlay',
      source: 'pedal',
      press: 'long',
      result: 'done',
    });
  });
});
