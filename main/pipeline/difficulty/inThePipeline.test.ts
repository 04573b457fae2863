import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DifficultyStatus } from '../../../common/difficulty';
import type { AttentionEvidence } from '../../../common/status';
import { aDifficultyPack } from '../fixtures/difficultyPacks';
import { aPack } from '../fixtures/packs';
import { aPrediction } from '../fixtures/predictions';
import { ScriptedClient } from '../fixtures/scriptedClient';
import { LivePipeline } from '../livePipeline';
import { HandFedSource } from '../sourceRunnerTestKit';

let ampulla: ScriptedClient;
let difficulty: ScriptedClient<'difficulty'>;
let heard: DifficultyStatus[];
let attention: (AttentionEvidence | null)[];
let source: HandFedSource;
let pipeline: LivePipeline;

beforeEach(async () => {
  [ampulla, difficulty] = [new ScriptedClient(), new ScriptedClient<'difficulty'>()];
  [heard, attention] = [[], []];
  source = new HandFedSource('a device', true);
  pipeline = new LivePipeline({
    nowMs: () => 0,
    display: { send: () => undefined, reset: () => undefined, sentFrames: 0, droppedFrames: 0 },
    createClient: () => ampulla,
    createDifficultyClient: () => difficulty,
    onEvidence: () => undefined,
    onAttention: (evidence) => void attention.push(evidence),
    onStatus: () => undefined,
    onDifficulty: (status) => void heard.push(status),
    onDifficultyRefused: () => undefined,
    onSourceError: () => undefined,
  });
  await pipeline.choosePack(aPack());
  await pipeline.chooseDifficulty({ kind: 'pack', pack: aDifficultyPack() });
  ampulla.becomeReady();
  difficulty.becomeReady();
  await pipeline.open(() => source);
  source.deliver(0);
});
afterEach(() => pipeline.dispose());

/** One frame through both models. */
async function look(frameId: number): Promise<void> {
  source.deliverToModel(frameId);
  await ampulla.answer(aPrediction({ frameId }));
  const moment = { frameId, capturedAtMs: 0, mediaTimeMs: 0 };
  const map = { width: 1, height: 1, values: Uint8Array.of(255) };
  await difficulty.answer({
    ...{ ...moment, probabilities: [0.25, 0.75], attention: map, inferenceMs: 9 },
  });
}

describe('the difficulty in the live pipeline', () => {
  it('is estimated from the very frame in which the ampulla was found', async () => {
    await look(7);
    expect(difficulty.askedFrameIds).toEqual([7]);
    expect(pipeline.difficulty).toMatchObject({ state: 'gathering', acceptedFrames: 1 });
    expect(pipeline.status.difficulty).toEqual(pipeline.difficulty);
    expect(heard.at(-1)).toEqual(pipeline.difficulty);
    expect(attention.at(-1)).toMatchObject({ frameId: 7, explains: 'difficult' });
  });

  it('begins anew with the next source', async () => {
    await look(7);
    await pipeline.reopen();
    expect(pipeline.difficulty).toMatchObject({ state: 'gathering', acceptedFrames: 0 });
    expect(attention.at(-1)).toBeNull();
  });

  it('keeps its frames over sleep, but no map of before', async () => {
    await look(7);
    pipeline.suspend();
    expect(attention.at(-1)).toBeNull();
    expect(pipeline.difficulty).toMatchObject({ acceptedFrames: 1 });
  });

  it('goes with the model that finds the ampulla, and leaves that one alone', async () => {
    await pipeline.choosePack(null);
    expect(pipeline.difficulty).toEqual({ state: 'off', reason: 'noAmpullaModel' });
    expect(difficulty.isDisposed).toBe(true);
    expect(heard.at(-1)).toEqual(pipeline.difficulty);
  });

  it('may die without the ampulla noticing', async () => {
    await look(7);
    await difficulty.lose();
    expect(pipeline.difficulty).toEqual({ state: 'starting' });
    source.deliverToModel(8);
    expect(ampulla.askedFrameIds).toEqual([7, 8]);
    expect(pipeline.status.ai.state).toBe('active');
  });
});
