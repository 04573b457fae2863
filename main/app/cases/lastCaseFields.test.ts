import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseFieldsPatch } from '../../../common/cases/caseFields';
import { byKey, caseRig } from './fixtures/caseRig';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);
const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;

const known = { id: id(2), role: 'trainee', personId: id(9), name: 'Operator B' } as const;
const filledIn: CaseFieldsPatch = {
  identity: { name: 'P', patientId: '17', birthDate: '1950-01-01', accessionNumber: 'A1' },
  indication: 'bileDuctStone',
  nativePapilla: true,
  scope: 'TJF-260V',
  processor: 'CV-290',
  operators: [{ id: id(1), role: 'supervisor', personId: null, name: 'Operator A' }, known],
  note: 'about this patient',
};

describe('the next case', () => {
  it('takes over who is there and with what, and nothing of the patient', () => {
    const { actions, control, running } = caseRig();
    actions.start(filledIn, byKey);
    actions.setFields({ processor: 'CV-1500' }, byKey);
    actions.end(byKey);
    expect(control.state.carried).toMatchObject({ scope: 'TJF-260V', processor: 'CV-1500' });
    actions.start({}, byKey);
    const { operators, ...others } = running().fields;
    expect(operators.map(({ name, role }) => `${name}, ${role}`)).toEqual([
      'Operator A, supervisor',
      'Operator B, trainee',
    ]);
    // Events name an operator of their own case.
    expect(operators.map((one) => one.id)).not.toContain(id(1));
    expect(others).toEqual({
      ...others,
      identity: { name: '', patientId: '', birthDate: '', accessionNumber: '' },
      indication: null,
      nativePapilla: null,
      scope: 'TJF-260V',
      processor: 'CV-1500',
      note: '',
    });
  });

  it('may be said otherwise', () => {
    const { actions, running } = caseRig();
    actions.start(filledIn, byKey);
    actions.end(byKey);
    actions.start({ operators: [], scope: 'ED34' }, byKey);
    expect(running().fields).toMatchObject({ operators: [], scope: 'ED34', processor: 'CV-290' });
  });

  it('takes over from the newest case of the store after a start, without people who left', async () => {
    const first = caseRig();
    first.actions.start({ scope: 'older' }, byKey);
    first.actions.end(byKey);
    first.actions.start(filledIn, byKey);
    first.actions.end(byKey);
    await settled();
    const { control, store } = caseRig({ store: first.store });
    const person = { id: id(9), name: 'Operator B', role: 'operator' } as const;
    store.known.push({ ...person, isActive: false });
    await control.storeChanged();
    const { scope, operators } = control.state.carried;
    expect(scope).toBe('TJF-260V');
    expect(operators.map(({ name }) => name)).toEqual(['Operator A']);
  });
});
