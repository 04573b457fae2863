import { describe, expect, it } from 'vitest';
import { clockLimit, finishStep, limitsOf, nextStep } from './caseSteps';

describe('limitsOf', () => {
  it.each([
    [0, 'below'],
    [3, 'below'],
    [4, 'near'],
    [5, 'near'],
    [6, 'passed'],
    [60, 'passed'],
  ])('says of %d attempts: %s', (attempts, state) => {
    expect(limitsOf(attempts, 0)).toEqual({ attempts: state, ductEntries: 'below' });
  });

  it.each([
    [0, 'below'],
    [1, 'passed'],
    [2, 'passed'],
  ])('says of %d entries of the duct: %s', (ductEntries, state) => {
    expect(limitsOf(0, ductEntries)).toEqual({ attempts: 'below', ductEntries: state });
  });
});

describe('clockLimit', () => {
  it.each([
    [0, 'below'],
    [239_999, 'below'],
    [240_000, 'near'],
    [300_000, 'near'],
    [300_001, 'passed'],
  ])('says at %d ms: %s', (elapsedMs, state) => {
    expect(clockLimit(elapsedMs)).toBe(state);
  });
});

describe('the steps of a case', () => {
  it.each([
    [null, 'startCase', null],
    ['notApproached', 'approach', 'endCase'],
    ['running', 'attempt', 'cannulated'],
    ['cannulated', null, 'endCase'],
    ['failed', null, 'endCase'],
    ['notSaid', 'startCase', null],
  ] as const)('with %s: next %s, finish %s', (cannulation, next, finish) => {
    expect(nextStep(cannulation)).toBe(next);
    expect(finishStep(cannulation)).toBe(finish);
  });
});
