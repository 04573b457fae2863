import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseFieldsPatch } from '../../../common/cases/caseFields';
import { FieldSaver } from './fieldSaver';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function saver() {
  const saved: CaseFieldsPatch[] = [];
  return { saved, fields: new FieldSaver((patch) => saved.push(patch)) };
}

describe('FieldSaver', () => {
  it('saves a word once, when nobody types any more', () => {
    const { saved, fields } = saver();
    fields.change({ note: 's' });
    vi.advanceTimersByTime(500);
    fields.change({ note: 'st' });
    fields.change({ scope: 'TJF-260V' });
    vi.advanceTimersByTime(1100);
    expect(saved).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(saved).toEqual([{ note: 'st', scope: 'TJF-260V' }]);
  });

  it('saves at once when the form goes, and nothing twice', () => {
    const { saved, fields } = saver();
    fields.change({ note: 'stone' });
    fields.flush();
    fields.flush();
    vi.advanceTimersByTime(5000);
    expect(saved).toEqual([{ note: 'stone' }]);
  });

  it('never takes the name away', () => {
    const { saved, fields } = saver();
    fields.change({ pseudonym: '  ', note: 'stone' });
    fields.flush();
    fields.change({ pseudonym: '' });
    fields.flush();
    expect(saved).toEqual([{ note: 'stone' }]);
  });
});
