import { describe, expect, it } from 'vitest';
import type { CaseOperator } from './caseFields';
import {
  CaseStory,
  operatorA,
  operatorB,
  storyCaseId,
  storyFields,
  storyId,
} from './fixtures/caseStory';
import { createDeidentify } from './research';
import { summarise } from './summarise';

/** Anything a person can type holds this. */
const secret = 'KIM-SECRET';

function secretStory(operators: CaseOperator[] = [operatorA, operatorB]): CaseStory {
  const story = new CaseStory({
    ...storyFields,
    pseudonym: secret,
    identity: { name: secret, patientId: secret, birthDate: '1941-02-03', accessionNumber: secret },
    indicationText: secret,
    papillaType: 'II',
    nativePapilla: true,
    scope: secret,
    processor: secret,
    note: secret,
    operators: operators.map((operator) => ({ ...operator, name: secret })),
  });
  story.after(30_000).logs('approach').after(1000).entersDuct('contrast').handsTo(operatorB);
  story.says({ kind: 'technique', technique: 'other', text: secret }).after(2000);
  story.says({ kind: 'mark', text: secret }).logs('attempt').withdraws('attempt');
  story
    .logs('cannulated', 'ended')
    .setClock(30 * 86_400_000)
    .says({
      kind: 'followUp',
      followUp: {
        pancreatitis: 'mild',
        bleeding: 'none',
        cholangitis: null,
        perforation: 'none',
        checkedOn: '2026-04-13',
        note: secret,
      },
    });
  return story.says({ kind: 'fieldsSet', fields: { note: secret } }).logs('signedOff');
}

const deidentifiedBy = (deidentify: ReturnType<typeof createDeidentify>, story: CaseStory) =>
  deidentify(summarise(storyCaseId, story.events, null), story.events);

describe('createDeidentify', () => {
  const research = deidentifiedBy(createDeidentify('UTC'), secretStory());
  const text = JSON.stringify(research);

  it('lets nothing out that somebody typed', () => {
    expect(JSON.stringify(secretStory().events)).toContain(secret);
    expect(text).not.toContain(secret);
  });

  it('lets no date out but the month, and no id', () => {
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(text).not.toMatch(/\d{2}:\d{2}/);
    expect(text).not.toContain('boot');
    expect(text).not.toContain(storyId(0).slice(0, 24));
    expect(research.startedMonth).toBe('2026-03');
  });

  it('keeps what research needs', () => {
    expect(research).toMatchObject({
      pseudonym: 'case-0001',
      stage: 'signedOff',
      fields: { papillaType: 'II', nativePapilla: true, indication: null },
      cannulation: 'cannulated',
      cannulationMs: 3000,
      ductEntries: 1,
      techniques: ['other'],
      studyClass: 'technique',
      operators: [
        { number: 1, role: 'trainee', ms: 1000, ductEntries: 1 },
        { number: 2, role: 'supervisor', ms: 2000, ductEntries: 0 },
      ],
      decidedByNumber: 2,
      followUp: { pancreatitis: 'mild', cholangitis: null, checkedAfterDays: 30 },
    });
    expect(
      research.events.map(({ kind, detail, sinceStartMs }) => [kind, detail, sinceStartMs]),
    ).toEqual([
      ['approach', null, 30_000],
      ['ductEntry', 'contrast', 31_000],
      ['operatorChange', null, 31_000],
      ['technique', 'other', 31_000],
      ['mark', null, 33_000],
      ['attempt', null, 33_000],
      ['cannulated', null, 33_000],
    ]);
    expect(research.events[2]?.operatorNumber).toBe(2);
    expect(research.events[5]).toMatchObject({ isWithdrawn: true, source: 'key' });
  });

  it('numbers people and cases through a whole export, and anew in the next', () => {
    const deidentify = createDeidentify('UTC');
    const numbersOf = (story: CaseStory) =>
      deidentifiedBy(deidentify, story).operators.map(({ number }) => number);
    expect(numbersOf(secretStory())).toEqual([1, 2]);
    const newcomer = { ...operatorA, personId: storyId(803) };
    expect(numbersOf(secretStory([newcomer, operatorB]))).toEqual([3, 2]);
    expect(numbersOf(secretStory())).toEqual([1, 2]);
    expect(deidentifiedBy(deidentify, secretStory()).pseudonym).toBe('case-0004');
    expect(deidentifiedBy(createDeidentify('UTC'), secretStory())).toEqual(research);
  });

  it('names also who was there and never held the scope', () => {
    const other = {
      ...operatorA,
      id: storyId(804),
      personId: storyId(805),
      role: 'trainee' as const,
    };
    const { operators } = deidentifiedBy(
      createDeidentify('UTC'),
      secretStory([operatorA, operatorB, other]),
    );
    expect(operators.map(({ role, ms, attempts }) => [role, ms, attempts])).toEqual([
      ['trainee', 1000, 0],
      ['supervisor', 2000, 0],
      ['trainee', 0, 0],
    ]);
  });

  it('makes no number of days of a check before the case', () => {
    const story = new CaseStory().logs('ended').says({
      kind: 'followUp',
      followUp: {
        pancreatitis: null,
        bleeding: null,
        cholangitis: null,
        perforation: null,
        checkedOn: '2026-03-13',
        note: '',
      },
    });
    expect(deidentifiedBy(createDeidentify('UTC'), story).followUp?.checkedAfterDays).toBeNull();
  });
});
