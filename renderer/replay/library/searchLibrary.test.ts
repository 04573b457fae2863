import { describe, expect, it } from 'vitest';
import type { LibraryEntry } from '../../../common/recordings/replayIpc';
import { searchLibrary } from './searchLibrary';

const entry = (title: string): LibraryEntry => ({
  recordingId: title,
  state: 'closed',
  trouble: null,
  start: null,
  startedAt: null,
  durationMs: null,
  caseId: null,
  casePseudonym: null,
  title,
  events: [],
  marks: 0,
  gaps: 0,
  notes: [],
  foundShare: null,
});

const entries = [entry('Case 0147 cannulated'), entry('Case 0148 failed')];
const found = (search: string) =>
  searchLibrary(entries, search, ({ title }) => title ?? '').map(({ title }) => title);

describe('searchLibrary', () => {
  it('finds all without a word, and by every word in any order', () => {
    expect(found('  ')).toHaveLength(2);
    expect(found('FAILED case')).toEqual(['Case 0148 failed']);
    expect(found('0147 failed')).toEqual([]);
  });
});
