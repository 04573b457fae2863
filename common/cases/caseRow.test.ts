import { describe, expect, it } from 'vitest';
import { caseRow } from './caseRow';
import { CaseStory, operatorA, operatorB, storyCaseId } from './fixtures/caseStory';
import { summarise } from './summarise';

describe('caseRow', () => {
  const story = new CaseStory().logs('approach', 'attempt').entersDuct().uses('precut');
  const row = (names: ReadonlyMap<string, string>) =>
    caseRow(summarise(storyCaseId, story.logs('cannulated').events, null), names);

  it('has what the list shows', () => {
    expect(row(new Map())).toEqual({
      caseId: storyCaseId,
      stage: 'running',
      startedAt: '2026-03-14T09:00:00.000Z',
      cannulation: 'cannulated',
      cannulationMs: 0,
      attempts: 1,
      ductEntries: 1,
      techniques: ['precut'],
      studyClass: 'technique',
      pseudonym: 'case 1',
      indication: null,
      papillaType: null,
      operatorNames: [operatorA.name, operatorB.name],
      guidelineIsDifficult: true,
      aiLabel: null,
      hasFollowUp: false,
    });
  });

  it('calls people as they are called now', () => {
    const names = new Map([[operatorA.personId ?? '', 'Operator A, renamed']]);
    expect(row(names).operatorNames).toEqual(['Operator A, renamed', operatorB.name]);
  });

  it('has a follow-up once somebody has checked', () => {
    const open = { pancreatitis: null, bleeding: null, cholangitis: null, perforation: null };
    const followUp = { ...open, checkedOn: null, note: 'called' };
    story.says({ kind: 'followUp', followUp });
    expect(row(new Map()).hasFollowUp).toBe(false);
    story.says({ kind: 'followUp', followUp: { ...followUp, checkedOn: '2026-04-13' } });
    expect(row(new Map()).hasFollowUp).toBe(true);
  });
});
