import { describe, expect, it } from 'vitest';
import type { DifficultyPrediction } from '../../../common/difficulty';
import type { Frame } from '../../../common/frame';
import type { AttentionEvidence } from '../../../common/status';
import { aDifficultyPack } from '../fixtures/difficultyPacks';
import { aPrediction, aView } from '../fixtures/predictions';
import { ScriptedClient } from '../fixtures/scriptedClient';
import { DifficultyRunner } from './difficultyRunner';

const onePixel = { width: 1, height: 1 };

class Rig {
  readonly clients: ScriptedClient<'difficulty'>[] = [];
  readonly attention: (AttentionEvidence | null)[] = [];
  readonly refusals: string[] = [];
  readonly runner: DifficultyRunner;
  nowMs = 0;
  private frameId = 0;

  constructor() {
    this.runner = new DifficultyRunner({
      createClient: () => {
        const client = new ScriptedClient<'difficulty'>();
        this.clients.push(client);
        return client;
      },
      nowMs: () => this.nowMs,
      onAttention: (evidence) => void this.attention.push(evidence),
      onStatusChange: () => undefined,
      onRefused: ({ message }) => void this.refusals.push(message),
    });
  }

  static async running(): Promise<Rig> {
    const rig = new Rig();
    await rig.runner.useInput(onePixel);
    await rig.runner.choose({ kind: 'pack', pack: aDifficultyPack() });
    rig.client.becomeReady();
    return rig;
  }

  get client(): ScriptedClient<'difficulty'> {
    const client = this.clients.at(-1);
    if (client === undefined) throw new Error('No process was started.');
    return client;
  }

  get state(): string {
    return this.runner.status.state;
  }

  /** The next frame at 25 a second, seen by the ampulla's model. */
  see(view = aView('fit')): number {
    this.frameId += 1;
    this.nowMs += 40;
    const moment = { frameId: this.frameId, capturedAtMs: this.nowMs, mediaTimeMs: this.nowMs };
    const pixels = new Uint8Array(3);
    const frame: Frame = { ...moment, ...onePixel, pixelFormat: 'rgb24', pixels };
    this.runner.take(frame, aPrediction({ ...moment, view }));
    return this.frameId;
  }

  answer(frameId: number, probabilities = [0.25, 0.75]): Promise<void> {
    const moment = { frameId, capturedAtMs: frameId * 40, mediaTimeMs: frameId * 40 };
    const attention = { ...onePixel, values: Uint8Array.of(255) };
    const prediction: DifficultyPrediction = {
      ...{ ...moment, probabilities, attention, inferenceMs: 12 },
    };
    return this.client.answer(prediction);
  }

  /** So many frames, each that was asked for answered before the next. */
  async play(frames: number, view = aView('fit')): Promise<void> {
    for (let count = 0; count < frames; count += 1) {
      const asked = this.client.askedFrameIds.length;
      const frameId = this.see(view);
      if (this.client.askedFrameIds.length > asked) await this.answer(frameId);
    }
  }
}

describe('DifficultyRunner', () => {
  it('says why it is off, and starts when both models are there', async () => {
    const rig = new Rig();
    expect(rig.runner.status).toEqual({ state: 'off', reason: 'noPack' });
    await rig.runner.choose({ kind: 'none', reason: 'switchedOff' });
    expect(rig.runner.status).toEqual({ state: 'off', reason: 'switchedOff' });
    await rig.runner.choose({ kind: 'pack', pack: aDifficultyPack() });
    expect(rig.runner.status).toEqual({ state: 'off', reason: 'noAmpullaModel' });
    expect(rig.clients).toEqual([]);
    await rig.runner.useInput(onePixel);
    expect(rig.state).toBe('starting');
    rig.client.becomeReady();
    expect(rig.state).toBe('gathering');
  });

  it('refuses a pack for frames of another size, with a message', async () => {
    const rig = new Rig();
    await rig.runner.useInput({ width: 2, height: 1 });
    await rig.runner.choose({ kind: 'pack', pack: aDifficultyPack() });
    expect(rig.clients).toEqual([]);
    expect(rig.runner.status).toMatchObject({
      ...{ state: 'error', words: { key: 'difficulty.otherSize' } },
    });
    expect(rig.refusals[0]).toContain('1 × 1');
    await rig.runner.useInput(onePixel);
    expect(rig.state).toBe('starting');
  });

  it('looks at every fifth frame of 25 a second, and at none that may not speak', async () => {
    const rig = await Rig.running();
    await rig.play(11);
    expect(rig.client.askedFrameIds).toEqual([1, 6, 11]);
    await rig.play(20, aView('blurred'));
    expect(rig.client.askedFrameIds).toEqual([1, 6, 11]);
  });

  it('waits for nothing: frames pass by while an answer is out', async () => {
    const rig = await Rig.running();
    rig.see();
    for (let count = 0; count < 30; count += 1) rig.see();
    expect(rig.client.askedFrameIds).toEqual([1]);
    await rig.answer(1);
    rig.see();
    expect(rig.client.askedFrameIds).toEqual([1, 32]);
  });

  it('gives a verdict after ten looks, and evidence for as long as two of them take', async () => {
    const rig = await Rig.running();
    await rig.play(50);
    expect(rig.state).toBe('gathering');
    await rig.play(1);
    expect(rig.runner.status).toMatchObject({
      state: 'speaking',
      verdict: { label: 'difficult', difficultProbability: 0.75 },
    });
    const evidence = rig.attention.at(-1);
    expect(evidence).toMatchObject({ frameId: 51, explains: 'difficult', validForMs: 400 });
  });

  it('freezes at the first touch and takes the map away', async () => {
    const rig = await Rig.running();
    await rig.play(51);
    const asked = rig.client.askedFrameIds.length;
    await rig.play(5, aView('instrument', 0.2));
    expect(rig.runner.status).toMatchObject({ state: 'frozen', verdict: { label: 'difficult' } });
    expect(rig.attention.at(-1)).toBeNull();
    await rig.play(20);
    expect(rig.client.askedFrameIds).toHaveLength(asked);
    rig.runner.beginAnew();
    expect(rig.runner.status).toMatchObject({ state: 'gathering', acceptedFrames: 0 });
    await rig.play(1);
    expect(rig.client.askedFrameIds).toHaveLength(asked + 1);
  });

  it('drops an answer to a frame of before', async () => {
    const rig = await Rig.running();
    const frameId = rig.see();
    rig.runner.beginAnew();
    await rig.answer(frameId);
    expect(rig.runner.status).toMatchObject({ acceptedFrames: 0 });
    expect(rig.attention.filter((evidence) => evidence !== null)).toEqual([]);
  });

  it('keeps what it has said while its process is away, and clears the map', async () => {
    const rig = await Rig.running();
    await rig.play(51);
    rig.see();
    await rig.client.lose();
    expect(rig.state).toBe('speaking');
    expect(rig.attention.at(-1)).toBeNull();
    rig.client.becomeReady();
    await rig.play(10);
    expect(rig.runner.status).toMatchObject({ state: 'speaking', acceptedFrames: 13 });
  });

  it('is starting again without a verdict', async () => {
    const rig = await Rig.running();
    await rig.play(6);
    await rig.client.lose();
    expect(rig.state).toBe('starting');
    rig.client.becomeReady();
    expect(rig.runner.status).toMatchObject({ state: 'gathering', acceptedFrames: 2 });
  });

  it('ends the old process before another pack starts, and forgets its frames', async () => {
    const rig = await Rig.running();
    await rig.play(51);
    await rig.runner.choose({ kind: 'pack', pack: aDifficultyPack() });
    expect(rig.clients.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
    rig.client.becomeReady();
    expect(rig.runner.status).toMatchObject({ state: 'gathering', acceptedFrames: 0 });
    await rig.runner.dispose();
    expect(rig.client.isDisposed).toBe(true);
  });
});
