import { describe, expect, it } from 'vitest';
import type { DifficultyVerdict, MeasuredRecall } from '../../../common/difficulty';
import { createTranslation } from '../../../common/language/translation';
import { viewFaults } from '../../../common/viewFaults';
import {
  adviceWords,
  isNamedByThreshold,
  measuredWords,
  shortMeasuredWords,
  namedProbability,
  ofTen,
  stateWords,
} from './difficultyWords';

const t = createTranslation('en').getFixedT('en', 'difficulty');
const measured: MeasuredRecall = { difficultRecall: 0.68, easyRecall: 0.73, dataset: 'wards A' };
const verdict: DifficultyVerdict = {
  label: 'difficult',
  difficultProbability: 0.63,
  classes: ['easy', 'difficult'],
  probabilities: [0.37, 0.63],
  pooledFrameIds: [1, 2],
  model: {
    packId: 'some-pack',
    packVersion: '1.0.0',
    sha256: '0'.repeat(64),
    provider: 'cpu',
  },
  measured,
};

describe('ofTen', () => {
  it('counts cases, and never all or none unless it is so', () => {
    expect([0, 0.02, 0.44, 0.68, 0.97, 1].map(ofTen)).toEqual([0, 1, 4, 7, 9, 10]);
  });
});

describe('measuredWords', () => {
  it('says what was measured and on what', () => {
    expect(measuredWords(t, measured)).toBe(
      'For research and training. Finds 7 of 10 difficult cases, calls 7 of 10 easy ones easy. Measured on wards A.',
    );
    expect(measuredWords(t, { ...measured, easyRecall: null })).toBe(
      'For research and training. Finds 7 of 10 difficult cases. Measured on wards A.',
    );
    expect(measuredWords(t, { ...measured, difficultRecall: null })).toBe(
      'For research and training. Calls 7 of 10 easy cases easy. Measured on wards A.',
    );
  });

  it('says that nothing was measured', () => {
    const nothing = { difficultRecall: null, easyRecall: null, dataset: null };
    expect(measuredWords(t, nothing)).toBe(
      'For research and training. How often this pack is right was not measured.',
    );
  });
});

describe('shortMeasuredWords', () => {
  it('says what was measured, and that nothing was', () => {
    const nothing = { difficultRecall: null, easyRecall: null, dataset: null };
    expect(shortMeasuredWords(t, measured)).toBe('Finds 7/10 difficult, 7/10 easy');
    expect(shortMeasuredWords(t, { ...measured, easyRecall: null })).toBe('Finds 7/10 difficult');
    expect(shortMeasuredWords(t, { ...measured, difficultRecall: null })).toBe('Finds 7/10 easy');
    expect(shortMeasuredWords(t, nothing)).toBe('How often it is right: not measured');
  });
});

describe('adviceWords', () => {
  const counting = { state: 'gathering', acceptedFrames: 4, neededFrames: 10 } as const;

  it('has an own line for every fault of a view', () => {
    const lines = viewFaults.map((missing) => adviceWords(t, { ...counting, missing }));
    expect(new Set(lines).size).toBe(viewFaults.length);
    expect(lines).toContain('Bring the papilla to the centre');
  });

  it('asks for patience where nothing is wrong', () => {
    expect(adviceWords(t, { ...counting, missing: null })).toBe('Good view: hold it');
    const enough = { ...counting, acceptedFrames: 10, missing: null };
    expect(adviceWords(t, enough)).toBe('Hold it a little longer');
  });
});

describe('the named class', () => {
  it('carries its own probability', () => {
    expect(namedProbability(verdict)).toBeCloseTo(0.63);
    expect(namedProbability({ ...verdict, label: 'easy', difficultProbability: 0.2 })).toBeCloseTo(
      0.8,
    );
  });

  it('is explained where a threshold below one half names it', () => {
    expect(isNamedByThreshold(verdict)).toBe(false);
    expect(isNamedByThreshold({ ...verdict, difficultProbability: 0.38 })).toBe(true);
  });

  it('is what screen readers are told', () => {
    expect(stateWords(t, { state: 'frozen', verdict })).toBe('Difficult');
    expect(stateWords(t, { state: 'tooLate', acceptedFrames: 3 })).toBe('too late');
  });
});
