import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byKey, caseRig, HeldClock } from './fixtures/caseRig';
import { MemoryStore } from './fixtures/memoryStore';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a running case', () => {
  it('shows an event at once and calls it safe when it is stored', async () => {
    const { actions, states, control } = caseRig();
    actions.start({}, byKey);
    await settled();
    states.length = 0;
    actions.log({ kind: 'approach' }, byKey);
    expect(states[0]?.running?.events).toMatchObject([{ isSafe: false }]);
    await settled();
    expect(control.view?.events).toMatchObject([{ isSafe: true, frameId: 42 }]);
  });

  it('keeps what the store does not take, says so, and stores it in its order later', async () => {
    const { actions, store, running, control } = caseRig();
    actions.start({}, byKey);
    await settled();
    store.refusal = new Error('The disk is full.');
    actions.log({ kind: 'approach' }, byKey);
    actions.log({ kind: 'attempt' }, byKey);
    await settled();
    expect(running().unsafeEvents).toBe(2);
    expect(control.state.unsafeWhy?.message).toBe('The disk is full.');
    store.refusal = null;
    await vi.advanceTimersByTimeAsync(1100);
    expect(running().unsafeEvents).toBe(0);
    expect(control.state.unsafeWhy).toBeNull();
    const kinds = store.stored.map(({ payload }) => payload.kind);
    expect(kinds).toEqual(['started', 'approach', 'attempt']);
  });

  it('names the patient to the page only while somebody who may see it is there', () => {
    const { actions, control, states, rights, notes } = caseRig();
    const identity = { name: '홍길동', patientId: 'MRN-77', birthDate: '', accessionNumber: '' };
    rights.seesIdentity = false;
    // Whoever types it may begin a case with it, as with a work-list.
    actions.start({ identity, note: 'seen' }, byKey);
    expect(JSON.stringify(states)).not.toMatch(/홍길동|MRN-77/);
    expect(states.at(-1)?.running?.fields.note).toBe('seen');
    const blank = { ...identity, name: '', patientId: '' };
    expect(actions.setFields({ identity: blank }, byKey).result).toBe('refused');
    expect(notes.at(-1)).toEqual({ says: 'notAllowed' });
    rights.seesIdentity = true;
    control.viewerChanged();
    expect(states.at(-1)?.running?.fields.identity).toEqual(identity);
    rights.seesIdentity = false;
    actions.end(byKey);
    expect(states.at(-1)?.ended?.fields).toMatchObject({ identity: blank, note: 'seen' });
    rights.seesIdentity = true;
    expect(control.state.ended?.fields.identity).toEqual(identity);
  });

  it('says that lists are out of date when it is stored, not before', async () => {
    const { actions, store, stored, running } = caseRig();
    store.refusal = new Error('The disk is full.');
    actions.start({}, byKey);
    const { caseId } = running();
    await settled();
    expect(stored).toEqual([]);
    store.refusal = null;
    await vi.advanceTimersByTimeAsync(1100);
    expect(stored).toEqual([caseId]);
    actions.end(byKey);
    await settled();
    expect(stored).toEqual([caseId, caseId]);
  });

  it('measures by the monotonic clock, however the clock of the room is set', () => {
    const { actions, clock, running } = caseRig();
    actions.start({}, byKey);
    actions.log({ kind: 'approach' }, byKey);
    clock.atMs += 60_000;
    clock.wallAheadMs -= 3_600_000;
    expect(running().clock).toEqual({ isRunning: true, elapsedMs: 60_000 });
    clock.wallAheadMs += 7_200_000;
    clock.atMs += 30_000;
    actions.log({ kind: 'cannulated' }, byKey);
    clock.atMs += 50_000;
    expect(running().clock).toEqual({ isRunning: false, elapsedMs: 90_000 });
  });

  it('counts a press from when the foot went down', () => {
    const { actions, clock, running } = caseRig();
    actions.start({}, byKey);
    const moment = { atMs: clock.atMs, frameId: 7, wallTime: clock.wallTime() };
    clock.atMs += 800;
    actions.log({ kind: 'approach' }, { ...byKey, moment });
    expect(running().events).toMatchObject([
      { frameId: 7, moment: { monotonicMs: moment.atMs, wallTime: moment.wallTime.toISOString() } },
    ]);
    expect(running().clock.elapsedMs).toBe(800);
  });

  it('starts nothing where nothing can be stored', () => {
    const { actions, store, control, notes } = caseRig();
    store.state = { state: 'locked', why: 'passphrase' };
    expect(control.state.canStart).toBe(false);
    expect(actions.start({}, byKey).result).toBe('refused');
    expect(notes).toEqual([{ says: 'cannotStart' }]);
  });
});

describe('after a kill', () => {
  it('finds the case again, with its clock right, and says how long it was away', async () => {
    const store = new MemoryStore();
    const clock = new HeldClock();
    const before = caseRig({ store, clock });
    before.actions.start({ pseudonym: 'Case A' }, byKey);
    before.actions.log({ kind: 'approach' }, byKey);
    await settled();
    clock.atMs += 90_000;

    const after = caseRig({ store, clock });
    await after.control.storeChanged();
    expect(after.runs).toEqual(['resumed']);
    expect(after.running().fields.pseudonym).toBe('Case A');
    expect(after.running().clock).toEqual({ isRunning: true, elapsedMs: 90_000 });
    expect(after.control.events.at(-1)?.payload).toEqual({ kind: 'resumed', afterMs: 90_000 });
    expect(after.running().events).toMatchObject([{ isSafe: true }]);
  });

  it('bridges a restart of the computer by the clock of the room', async () => {
    const store = new MemoryStore();
    const clock = new HeldClock();
    const before = caseRig({ store, clock });
    before.actions.start({}, byKey);
    before.actions.log({ kind: 'approach' }, byKey);
    await settled();
    clock.bootId = 'boot-2';
    const wallMs = clock.wallTime().getTime() + 120_000;
    clock.atMs = 5000;
    clock.wallAheadMs = wallMs - clock.atMs;

    const after = caseRig({ store, clock });
    await after.control.storeChanged();
    expect(after.running().clock.elapsedMs).toBe(120_000);
  });

  it('goes on with the newest case and ends what a restored store left over', async () => {
    const store = new MemoryStore();
    const clock = new HeldClock();
    for (const pseudonym of ['Case A', 'Case B']) {
      clock.atMs += 60_000;
      caseRig({ store, clock }).actions.start({ pseudonym }, byKey);
      await settled();
    }
    const after = caseRig({ store, clock });
    await after.control.storeChanged();
    await settled();
    expect(after.running().fields.pseudonym).toBe('Case B');
    expect(await store.running()).toEqual([after.running().caseId]);
  });
});
