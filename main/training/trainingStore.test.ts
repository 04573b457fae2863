import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { begunWith, lineWith } from '../../common/training/fixtures/lines';
import { consentsOf } from '../../common/training/consent';
import type { Exercise } from '../../common/training/exercise';
import { TrainingStore } from './trainingStore';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ampulla-training-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const begun = begunWith(2);
const at = '2026-03-09T14:15:02.000Z';
const exercise: Exercise = {
  ...{ schemaVersion: 1, id: begun.exerciseId, name: 'Exercise A', items: [...begun.items] },
  ...{ order: 'listed', itemsPerSession: null, asksClasses: false, isExam: false },
  ...{ createdBy: 'workstation', createdAt: at, changedAt: at, removedAt: null },
};
const consent = { learnerId: 'workstation', kind: 'teachers', isGiven: true, at } as const;

describe('TrainingStore', () => {
  it('finds again what it kept', async () => {
    const store = await TrainingStore.open(folder);
    await store.keepExercise(exercise);
    await store.begin(begun);
    await store.append(begun.sessionId, lineWith(0));
    await store.addConsent(consent);
    await store.addFolder('/stills');
    await store.addFolder('/stills');
    const again = await TrainingStore.open(folder);
    expect(again.exercise(exercise.id)).toEqual(exercise);
    expect(again.session(begun.sessionId)).toEqual(store.session(begun.sessionId));
    expect(again.consents).toEqual([consent]);
    expect(again.folders).toEqual(['/stills']);
    expect(again.trouble).toBeNull();
  });

  it('names what is damaged and works with the rest', async () => {
    const store = await TrainingStore.open(folder);
    await store.keepExercise(exercise);
    await store.begin(begun);
    writeFileSync(join(folder, 'exercises', 'broken.json'), '{');
    writeFileSync(join(folder, 'sessions', 'headless.jsonl'), JSON.stringify(lineWith(0)));
    writeFileSync(join(folder, 'folders.json'), '[]');
    const again = await TrainingStore.open(folder);
    expect(again.trouble?.words?.values['files']).toBe('broken.json, headless.jsonl, folders.json');
    expect(again.exercises).toEqual([exercise]);
    expect(again.sessions).toHaveLength(1);
  });

  it('lets no consent hold that a damaged line may have taken back', async () => {
    const store = await TrainingStore.open(folder);
    await store.addConsent(consent);
    appendFileSync(join(folder, 'consents.jsonl'), '{"learnerId":"workstation","kind":"teach\n');
    const again = await TrainingStore.open(folder);
    expect(consentsOf(again.consents, 'workstation').teachers).toBeNull();
    await again.addConsent(consent);
    const third = await TrainingStore.open(folder);
    expect(consentsOf(third.consents, 'workstation').teachers).toBe(at);
  });

  it('says that the disk is full, and is as before', async () => {
    const store = await TrainingStore.open(folder);
    await store.addConsent(consent);
    rmSync(join(folder, 'consents.jsonl'));
    symlinkSync('/dev/full', join(folder, 'consents.jsonl'));
    await expect(store.addConsent({ ...consent, isGiven: false })).rejects.toMatchObject({
      words: { key: 'training.diskFull' },
    });
    expect(store.consents).toEqual([consent]);
  });
});
