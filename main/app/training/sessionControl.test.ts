import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, TrainingRig } from './fixtures/trainingRig';

let rig: TrainingRig;
beforeEach(() => {
  rig = new TrainingRig();
});
afterEach(() => rig.dispose());

/** What nobody may know of the rig's items before the answer. */
const secrets = [
  'technique',
  'III',
  'oblique',
  'truth',
  '"ai"',
  '17',
  '23',
  '19',
  'reference',
  'recording',
];

/** All that main said, without the picture and the names of session and exercise, which are random. */
function withoutPictures(answers: readonly unknown[]): string {
  const text = JSON.stringify(answers);
  return text
    .replace(/data:image\/png;base64,[A-Za-z0-9+/=]+/gu, 'picture')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, 'id');
}

describe('SessionControl', () => {
  it('tells neither truth nor AI before the answer is stored, and all of it then', async () => {
    const exerciseId = await rig.exercise([3, 7]);
    const begun = await rig.sessions.begin(exerciseId);
    const presented = await rig.sessions.item(begun.sessionId);
    const { exercises } = await rig.exercises.overview();
    const before = withoutPictures([begun, presented, exercises]);
    for (const secret of secrets) expect(before).not.toContain(secret);
    expect(presented.picture).toMatchObject({ width: 64, height: 48 });
    await expect(rig.sessions.picture(begun.sessionId, 0)).rejects.toMatchObject({
      words: { key: 'training.notYetRevealed' },
    });
    const { reveal, session } = await rig.sessions.answer(begun.sessionId, 0, answerOf());
    expect(reveal?.truth).toEqual({
      boxes: [{ x: 17, y: 11, width: 23, height: 19 }],
      ...{ difficulty: 'technique', papillaType: 'III', view: 'oblique' },
    });
    expect(reveal).toMatchObject({ score: { iou: 1 }, isDifficultyRight: false });
    expect(session.present).toBe(1);
    expect(await rig.sessions.picture(begun.sessionId, 0)).toEqual(presented.picture);
  });

  it('tells nothing when the answer cannot be stored', async () => {
    const exerciseId = await rig.exercise([3]);
    const { sessionId } = await rig.sessions.begin(exerciseId);
    const store = await rig.store();
    // A folder in the file's place takes no line.
    const path = join(rig.root, 'training', 'sessions', `${sessionId}.jsonl`);
    const { rmSync, mkdirSync } = await import('node:fs');
    rmSync(path);
    mkdirSync(path);
    const refused = await rig.sessions
      .answer(sessionId, 0, answerOf())
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ words: { key: 'training.notKept' } });
    expect(String(refused)).not.toContain('technique');
    expect(store.session(sessionId)?.answers).toEqual([]);
  });

  it('takes one answer of two to the same item, and gives its reveal again', async () => {
    const { sessionId } = await rig.sessions.begin(await rig.exercise([3, 7]));
    const answers = await Promise.all([
      rig.sessions.answer(sessionId, 0, answerOf({ difficulty: 'easy' })),
      rig.sessions.answer(sessionId, 0, answerOf({ difficulty: 'difficult' })),
    ]);
    expect(answers.map(({ reveal }) => reveal?.answer.difficulty)).toEqual(['easy', 'easy']);
    expect(answers[1].session.present).toBe(1);
    await expect(rig.sessions.answer(sessionId, 5, answerOf())).rejects.toMatchObject({
      words: { key: 'training.notPresent' },
    });
  });

  it('goes on after a kill, also behind a line that was cut off', async () => {
    const exerciseId = await rig.exercise([3, 7, 9]);
    const { sessionId } = await rig.sessions.begin(exerciseId);
    await rig.sessions.answer(sessionId, 0, answerOf());
    const path = join(rig.root, 'training', 'sessions', `${sessionId}.jsonl`);
    appendFileSync(path, '{"kind":"answered","item":1,"ans');
    const sessions = rig.restart();
    expect(await sessions.begin(exerciseId)).toMatchObject({ sessionId, present: 1 });
    expect((await rig.exercises.overview()).troubles).toHaveLength(1);
    await sessions.answer(sessionId, 1, answerOf());
    const { session, reveal } = await sessions.answer(sessionId, 2, answerOf());
    expect(session.present).toBeNull();
    expect(reveal).not.toBeNull();
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(5);
  });

  it('never believes that a mark took longer than its picture was there', async () => {
    const { sessionId } = await rig.sessions.begin(await rig.exercise([3]));
    await rig.sessions.item(sessionId);
    const { reveal } = await rig.sessions.answer(sessionId, 0, answerOf({ markMs: 3_600_000 }));
    expect(reveal?.answer.markMs).toBeLessThan(60_000);
  });

  it('goes past an item whose reference was taken back, and past no other', async () => {
    const exerciseId = await rig.exercise([3, 7]);
    const { sessionId } = await rig.sessions.begin(exerciseId);
    await expect(rig.sessions.skip(sessionId, 0)).rejects.toMatchObject({
      words: { key: 'training.canBeShown' },
    });
    const [reference] = await rig.references.list('20260309-141502-7f3a');
    await rig.references.setRemoved('20260309-141502-7f3a', reference?.id ?? '', true);
    const presented = await rig.sessions.item(sessionId);
    expect(presented).toMatchObject({
      picture: null,
      trouble: { words: { key: 'training.referenceGone' } },
    });
    expect(await rig.sessions.skip(sessionId, 0)).toMatchObject({ present: 1, skipped: 1 });
  });

  it('keeps what was answered when the reference is taken back later', async () => {
    const { sessionId } = await rig.sessions.begin(await rig.exercise([3]));
    await rig.sessions.answer(sessionId, 0, answerOf());
    const [reference] = await rig.references.list('20260309-141502-7f3a');
    await rig.references.setRemoved('20260309-141502-7f3a', reference?.id ?? '', true);
    const { reveals } = await rig.progress.report(sessionId);
    expect(reveals[0]?.score.iou).toBe(1);
  });

  it('keeps its files from other users of the computer', async () => {
    const { sessionId } = await rig.sessions.begin(await rig.exercise([3]));
    const folder = join(rig.root, 'training');
    for (const part of ['exercises', 'sessions']) {
      const [name = ''] = readdirSync(join(folder, part));
      expect(statSync(join(folder, part, name)).mode & 0o777).toBe(0o600);
    }
    expect(sessionId).not.toBe('');
  });
});

describe('an exam', () => {
  const exam = { isExam: true } as const;

  it('reveals nothing until its last item, and all of it then', async () => {
    const { sessionId } = await rig.sessions.begin(await rig.exercise([3, 7], exam));
    const first = await rig.sessions.answer(sessionId, 0, answerOf());
    expect(first.reveal).toBeNull();
    for (const secret of secrets) expect(withoutPictures([first])).not.toContain(secret);
    await expect(rig.sessions.picture(sessionId, 0)).rejects.toThrow();
    await expect(rig.progress.report(sessionId)).rejects.toMatchObject({
      words: { key: 'training.notYetRevealed' },
    });
    expect(await rig.progress.progress('workstation')).toMatchObject({
      ...{ curve: [], weakSpots: [], comparison: null },
    });
    const last = await rig.sessions.answer(sessionId, 1, answerOf());
    expect(last.reveal?.truth.difficulty).toBe('technique');
    expect((await rig.progress.report(sessionId)).reveals).toHaveLength(2);
  });

  it('is taken once, with every item in the order of the list', async () => {
    const exerciseId = await rig.exercise([9, 3, 7], {
      ...exam,
      order: 'random',
      itemsPerSession: 1,
    });
    const begun = await rig.sessions.begin(exerciseId);
    const exercise = await rig.exercises.exercise(exerciseId);
    const session = await rig.sessions.own(begun.sessionId);
    expect(session.begun.items).toEqual(exercise.items);
    expect(session.begun.items).toHaveLength(3);
    for (const item of [0, 1, 2]) await rig.sessions.answer(begun.sessionId, item, answerOf());
    await expect(rig.sessions.begin(exerciseId)).rejects.toMatchObject({
      words: { key: 'training.examDone' },
    });
  });

  it('keeps its questions once somebody began', async () => {
    const exerciseId = await rig.exercise([3, 7], exam);
    const { items, ...rest } = await rig.exercises.exercise(exerciseId);
    const draft = { ...exam, items: [...items] };
    const { name, order, itemsPerSession, asksClasses } = rest;
    const same = { name, order, itemsPerSession, asksClasses, ...draft };
    await rig.sessions.begin(exerciseId);
    const fewer = { ...same, items: items.slice(1) };
    await expect(rig.exercises.change(exerciseId, fewer)).rejects.toMatchObject({
      words: { key: 'training.examLocked' },
    });
    const { exercises } = await rig.exercises.change(exerciseId, { ...same, name: 'Exam B' });
    expect(exercises[0]).toMatchObject({ name: 'Exam B', isLocked: true });
  });
});
