import { describe, expect, it } from 'vitest';
import { CaseStory, storyCaseId } from './fixtures/caseStory';
import { summarise } from './summarise';

const summaryOf = (story: CaseStory) => summarise(storyCaseId, story.events, null);
const approached = () => new CaseStory().after(60_000).logs('approach');

describe('summarise', () => {
  it.each([
    { seconds: 299, studyClass: 'easy', byTime: false },
    { seconds: 300, studyClass: 'easy', byTime: false },
    { seconds: 300.001, studyClass: 'long', byTime: true },
    { seconds: 301, studyClass: 'long', byTime: true },
  ])('calls a cannulation after $seconds s $studyClass', ({ seconds, studyClass, byTime }) => {
    const summary = summaryOf(
      approached()
        .after(seconds * 1000)
        .logs('cannulated'),
    );
    expect(summary).toMatchObject({
      cannulation: 'cannulated',
      cannulationMs: seconds * 1000,
      studyClass,
      studyLabel: studyClass === 'easy' ? 'easy' : 'difficult',
      guideline: { byTime, isDifficult: byTime },
    });
  });
});
