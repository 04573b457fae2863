import { describe, expect, it } from 'vitest';
import type { DifficultyStatus, DifficultyVerdict } from '../../../common/difficulty';
import type { ModelIdentity } from '../../../common/prediction';
import { CaseAudit } from './caseAudit';
import { bySystem } from './eventMaker';
import { byKey, caseRig } from './fixtures/caseRig';

const model: ModelIdentity = {
  packId: 'pack',
  packVersion: '1.0.0',
  sha256: '0'.repeat(64),
  provider: 'cpu',
};

function verdict(difficultProbability: number): DifficultyVerdict {
  return {
    label: difficultProbability > 0.5 ? 'difficult' : 'easy',
    difficultProbability,
    classes: ['easy', 'difficult'],
    probabilities: [1 - difficultProbability, difficultProbability],
    pooledFrameIds: Array.from({ length: 1500 }, (_, index) => index),
    model,
    measured: { difficultRecall: 0.6, easyRecall: 0.7, dataset: 'phantom' },
  };
}

function audited() {
  const rig = caseRig();
  let status: DifficultyStatus = { state: 'starting' };
  let running: ModelIdentity | null = model;
  const audit = new CaseAudit({
    log: (payload) => rig.control.log(payload, bySystem),
    events: () => rig.control.events,
    difficulty: () => status,
    model: () => running,
  });
  const say = (next: DifficultyStatus): void => {
    status = next;
    audit.takeDifficulty(next);
  };
  const use = (next: ModelIdentity | null): void => {
    running = next;
    audit.checkModel();
  };
  const kept = () =>
    rig.control.events.flatMap(({ payload }) => (payload.kind === 'aiVerdict' ? payload : []));
  return { ...rig, audit, say, use, kept };
}

const gathering = { acceptedFrames: 5, neededFrames: 5, missing: null } as const;

describe('CaseAudit', () => {
  it('keeps what was said before the first touch, once, as an event takes it', () => {
    const { actions, say, kept } = audited();
    actions.start({}, byKey);
    say({ state: 'speaking', ...gathering, verdict: verdict(0.4) });
    expect(kept()).toHaveLength(0);
    for (let times = 0; times < 3; times += 1) say({ state: 'frozen', verdict: verdict(0.7) });
    expect(kept()).toMatchObject([{ isFrozen: true, verdict: { label: 'difficult', model } }]);
    expect(kept()[0]?.verdict.pooledFrameIds).toHaveLength(1000);
  });

  it('keeps what stands at the end where nothing was frozen, and nothing where nothing was said', () => {
    const { actions, say, kept, audit } = audited();
    actions.start({}, byKey);
    say({ state: 'gathering', ...gathering });
    audit.closeVerdict();
    expect(kept()).toHaveLength(0);
    say({ state: 'speaking', ...gathering, verdict: verdict(0.4) });
    audit.closeVerdict();
    audit.closeVerdict();
    expect(kept()).toMatchObject([{ isFrozen: false, verdict: { label: 'easy' } }]);
  });

  it('keeps nothing outside a case', () => {
    const { say, control } = audited();
    say({ state: 'frozen', verdict: verdict(0.7) });
    expect(control.events).toHaveLength(0);
  });

  it('names the model at the start and when another one takes over', () => {
    const { actions, use, control } = audited();
    use(model);
    actions.start({}, byKey);
    use(model);
    use(null);
    use(model);
    use({ ...model, packVersion: '2.0.0' });
    const versions = control.events.flatMap(({ payload }) =>
      payload.kind === 'aiModel' ? payload.model.packVersion : [],
    );
    expect(versions).toEqual(['1.0.0', '2.0.0']);
  });
});
