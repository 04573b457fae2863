import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, referenceDraft, TrainingRig } from './fixtures/trainingRig';

let rig: TrainingRig;
beforeEach(() => {
  rig = new TrainingRig();
});
afterEach(() => rig.dispose());

const recordingId = '20260309-141502-7f3a';
const refusedFor = (key: string) => ({ words: { key: `training.${key}` } });

/** An exercise of an endoscopist that a trainee has done. */
async function doneByTrainee() {
  const [teacher, trainee, other] = rig.know('operator', 'trainee', 'trainee');
  rig.signIn(teacher);
  const exerciseId = await rig.exercise([3]);
  rig.signIn(trainee);
  const { sessionId } = await rig.sessions.begin(exerciseId);
  await rig.sessions.answer(sessionId, 0, answerOf({ difficulty: 'difficult' }));
  return { teacher, trainee, other, exerciseId, sessionId, id: trainee?.id ?? '' };
}

describe('the training of people', () => {
  it('asks somebody to sign in where people are known', async () => {
    rig.know('trainee');
    await expect(rig.exercises.overview()).rejects.toMatchObject(refusedFor('signIn'));
    await expect(rig.references.list(recordingId)).rejects.toMatchObject(refusedFor('signIn'));
  });

  it('belongs to the workstation where nobody is known', async () => {
    const { learner, may } = await rig.exercises.overview();
    expect(learner).toEqual({ id: 'workstation', name: null, role: null });
    expect(may).toEqual({ makeReference: true, makeExam: true, seeProgress: true });
  });

  it('lets a trainee neither see nor make references, nor make an exam', async () => {
    const { exerciseId } = await doneByTrainee();
    await expect(rig.references.list(recordingId)).rejects.toMatchObject(
      refusedFor('mayNotReference'),
    );
    await expect(rig.references.add(recordingId, referenceDraft())).rejects.toMatchObject(
      refusedFor('mayNotReference'),
    );
    await expect(rig.exercises.exercise(exerciseId)).rejects.toMatchObject(
      refusedFor('mayNotChange'),
    );
    await expect(rig.exercises.setRemoved(exerciseId, true)).rejects.toMatchObject(
      refusedFor('mayNotChange'),
    );
    const draft = {
      name: 'A',
      order: 'listed',
      itemsPerSession: null,
      asksClasses: false,
    } as const;
    const still = { kind: 'still' as const, folder: '/stills', fileName: '0.png' };
    await expect(
      rig.exercises.make({ ...draft, items: [still], isExam: true }),
    ).rejects.toMatchObject(refusedFor('mayNotMakeExam'));
    const { exercises } = await rig.exercises.make({ ...draft, items: [still], isExam: false });
    expect(exercises[0]).toMatchObject({ name: 'A', mayChange: true });
  });

  it('shows progress to nobody else until its person allows it, and no longer than that', async () => {
    const { teacher, trainee, other, id, sessionId } = await doneByTrainee();
    const teacherSees = async () => {
      rig.signIn(teacher);
      return rig.progress.progress(id).then(
        () => true,
        () => false,
      );
    };
    expect(await teacherSees()).toBe(false);
    expect((await rig.progress.learners()).map((one) => one.id)).toEqual([teacher?.id]);
    await expect(rig.progress.report(sessionId)).rejects.toMatchObject(refusedFor('sessionGone'));
    rig.signIn(trainee);
    expect((await rig.progress.progress(id)).curve).toHaveLength(1);
    await rig.exercises.setConsent('teachers', true);
    expect(await teacherSees()).toBe(true);
    rig.signIn(other);
    await expect(rig.progress.progress(id)).rejects.toMatchObject(refusedFor('notShown'));
    await expect(rig.progress.exportCsv(id)).rejects.toMatchObject(refusedFor('notShown'));
    await expect(rig.sessions.item(sessionId)).rejects.toMatchObject(refusedFor('sessionGone'));
    rig.signIn(trainee);
    await rig.exercises.setConsent('teachers', false);
    expect(await teacherSees()).toBe(false);
  });

  it('compares with experts who allow it now, and with no others', async () => {
    const { teacher, trainee, exerciseId, sessionId } = await doneByTrainee();
    rig.signIn(teacher);
    const own = await rig.sessions.begin(exerciseId);
    const half = { x: 17, y: 11, width: 11.5, height: 19 };
    await rig.sessions.answer(own.sessionId, 0, answerOf({ mark: { kind: 'box', box: half } }));
    const seen = async () => {
      rig.signIn(trainee);
      const { reveals, comparison } = await rig.progress.report(sessionId);
      return { experts: reveals[0]?.experts.length, figures: comparison.expert };
    };
    expect(await seen()).toEqual({ experts: 0, figures: null });
    rig.signIn(teacher);
    await rig.exercises.setConsent('comparison', true);
    const { experts, figures } = await seen();
    expect(experts).toBe(1);
    expect(figures?.marking?.figures.mIoU).toBeCloseTo(0.5, 12);
    rig.signIn(teacher);
    await rig.exercises.setConsent('comparison', false);
    expect(await seen()).toEqual({ experts: 0, figures: null });
  });

  it('exports one’s answers as a table, and says where it cannot be written', async () => {
    const { id } = await doneByTrainee();
    const path = await rig.progress.exportCsv(id);
    const [head = '', row = ''] = readFileSync(path ?? '', 'utf8').split('\r\n');
    const cells = row.split(',');
    const cell = (name: string) => cells[head.replace('\uFEFF', '').split(',').indexOf(name)];
    expect(cell('iou')).toBe('1');
    expect(cell('isDifficultyRight')).toBe('true');
    expect(cell('papillaType')).toBe('III');
    expect(cell('ai')).toBe('noTrack');
    rig.csvPath = rig.root;
    await expect(rig.progress.exportCsv(id)).rejects.toThrow();
    rig.csvPath = null;
    expect(await rig.progress.exportCsv(id)).toBeNull();
  });
});

describe('references', () => {
  it('are kept in the recording, taken back and brought back', async () => {
    const reference = await rig.refer({ frameNumber: 5 });
    expect(reference).toMatchObject({ frameNumber: 5, atMs: 200, authorId: null });
    expect(await rig.references.setRemoved(recordingId, reference.id, true)).toEqual([]);
    expect(await rig.references.setRemoved(recordingId, reference.id, false)).toEqual([reference]);
    const lines = readFileSync(`${rig.recording.path}/references.jsonl`, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(3);
  });

  it('must lie inside a picture that is there', async () => {
    const outside = { x: 50, y: 11, width: 23, height: 19 };
    await expect(rig.refer({ box: outside })).rejects.toMatchObject(refusedFor('referenceOutside'));
    await expect(rig.refer({ frameNumber: 12 })).rejects.toMatchObject(
      refusedFor('referenceOutside'),
    );
  });
});
