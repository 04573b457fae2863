import { describe, expect, it } from 'vitest';
import type { CaseActionName } from '../../../common/actions';
import { Actions } from '../actions';
import { byKey, caseRig } from './fixtures/caseRig';

function pressable() {
  const rig = caseRig();
  const actions = new Actions({
    log: { add: () => undefined, flush: () => Promise.resolve() },
    newestFrameId: () => 42,
    nowMs: () => rig.clock.atMs,
    onError: (error) => {
      throw error;
    },
  });
  rig.actions.provide(actions);
  const press = async (...names: readonly CaseActionName[]) => {
    const results = [];
    for (const name of names) results.push((await actions.run(name, { source: 'key' })).result);
    return results;
  };
  const kinds = () => rig.control.events.map(({ payload }) => payload.kind);
  return { ...rig, press, kinds };
}

describe('presses', () => {
  it('run a whole case by two of them', async () => {
    const { press, kinds, control } = pressable();
    await press('caseNext', 'caseNext', 'caseNext', 'caseNext', 'ductEntry', 'caseNext');
    expect(kinds()).toEqual([
      ...['started', 'approach', 'attempt', 'attempt', 'ductEntry', 'attempt'],
    ]);
    await press('caseFinish');
    expect(control.view?.cannulation).toBe('cannulated');
    await press('caseFinish');
    expect(control.view).toBeNull();
    expect(control.state.ended).toMatchObject({
      ...{ attempts: 3, ductEntries: 1, cannulation: 'cannulated' },
      guideline: { isDifficult: true, byDuctEntry: true },
    });
  });

  it('are refused without a case, with a note how to start one', async () => {
    const { press, notes, kinds } = pressable();
    const names = ['approach', 'attempt', 'ductEntry', 'technique', 'cannulated'] as const;
    const others = ['failed', 'undoEvent', 'operatorChange', 'caseFinish'] as const;
    expect(new Set(await press(...names, ...others))).toEqual(new Set(['refused']));
    expect(new Set(notes.map(({ says }) => says))).toEqual(new Set(['noCase']));
    expect(kinds()).toEqual([]);
  });

  it('take back the newest, again and again, and one can be brought back', async () => {
    const { press, running, notes, actions } = pressable();
    await press('caseNext', 'approach', 'attempt', 'attempt', 'undoEvent');
    expect(running().attempts).toBe(1);
    expect(notes.at(-1)).toMatchObject({ says: 'undone', ordinal: 2 });
    const undone = running().events.find(({ isWithdrawn }) => isWithdrawn);
    await press('undoEvent');
    expect(running().attempts).toBe(0);
    actions.restore(undone?.id ?? '', byKey);
    expect(running().attempts).toBe(1);
    expect(notes.at(-1)).toMatchObject({ says: 'restored' });
    expect(await press('undoEvent', 'undoEvent', 'undoEvent')).toEqual(['done', 'done', 'refused']);
  });

  it('say approach and outcome once, so that a second press moves no clock', async () => {
    const { press, clock, running } = pressable();
    await press('caseNext', 'approach');
    clock.atMs += 10_000;
    expect(await press('approach')).toEqual(['refused']);
    await press('cannulated');
    clock.atMs += 10_000;
    expect(await press('cannulated', 'caseNext')).toEqual(['refused', 'refused']);
    expect(running().clock.elapsedMs).toBe(10_000);
  });

  it('hand the scope from one operator to the next', async () => {
    const { press, running, actions, notes } = pressable();
    await press('caseNext', 'operatorChange');
    expect(notes.at(-1)).toEqual({ says: 'oneOperator' });
    const operators = ['supervisor', 'trainee'].map((role, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      role: role as 'supervisor' | 'trainee',
      personId: null,
      name: `Operator ${'AB'.charAt(index)}`,
    }));
    actions.setFields({ operators }, byKey);
    expect(running().atScope?.name).toBe('Operator A');
    await press('operatorChange');
    expect(running().atScope?.name).toBe('Operator B');
    await press('operatorChange');
    expect(running().atScope?.name).toBe('Operator A');
  });

  it('log nothing for a person who may not', async () => {
    const { press, rights, kinds, notes } = pressable();
    await press('caseNext', 'approach');
    rights.mayLog = false;
    expect(await press('attempt', 'undoEvent', 'caseFinish')).toEqual(Array(3).fill('refused'));
    expect(notes.at(-1)).toEqual({ says: 'notAllowed' });
    expect(kinds()).toEqual(['started', 'approach']);
  });
});
