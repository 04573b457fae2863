import { describe, expect, it } from 'vitest';
import { type AiSettings, defaultAiSettings } from '../../common/aiSettings';
import type { Frame } from '../../common/frame';
import type { Prediction } from '../../common/prediction';
import type { OverlayEvidence } from '../../common/status';
import { AiRunner } from './aiRunner';
import { aPack } from './fixtures/packs';
import { aPrediction, aQuality } from './fixtures/predictions';
import { ScriptedClient } from './fixtures/scriptedClient';

const displaySize = { width: 640, height: 480 };

function aFrame(frameId: number): Frame {
  const pixels = new Uint8Array(3);
  const times = { capturedAtMs: frameId * 40, mediaTimeMs: frameId * 40 };
  return { frameId, ...times, width: 1, height: 1, pixelFormat: 'rgb24', pixels };
}

async function runningAi() {
  const client = new ScriptedClient();
  const evidence: (OverlayEvidence | null)[] = [];
  let nowMs = 0;
  let statusChanges = 0;
  let settings: AiSettings = defaultAiSettings;
  const ai = new AiRunner({
    createClient: () => client,
    nowMs: () => nowMs,
    settings: () => settings,
    onEvidence: (next) => evidence.push(next),
    onStatusChange: () => {
      statusChanges += 1;
    },
  });
  await ai.choosePack(aPack());
  client.becomeReady();
  /** Offers frames one after the other, each answered before the next. */
  const play = async (answers: readonly Partial<Prediction>[], everyMs = 40): Promise<void> => {
    for (const [index, answer] of answers.entries()) {
      nowMs += everyMs;
      ai.offer(aFrame(index), displaySize);
      await client.answer(aPrediction({ frameId: index, capturedAtMs: nowMs - 30, ...answer }));
    }
  };
  const choose = (changes: Partial<AiSettings>): void => {
    settings = { ...settings, ...changes };
  };
  return { ai, client, evidence, play, choose, statusChanges: () => statusChanges };
}

describe('AiRunner', () => {
  it('abstains where there is nothing to look at', async () => {
    const { ai, play } = await runningAi();
    await play([{}, {}, {}]);
    expect(ai.status(25, false)).toMatchObject({ state: 'abstaining', reason: 'no field of view' });
    expect(ai.status(null, false)).toMatchObject({ reason: 'no picture' });
    expect(ai.status(25)).not.toHaveProperty('reason');
  });

  it('gives evidence from the third prediction in a row', async () => {
    const { evidence, play } = await runningAi();
    await play([{}, {}, {}]);
    expect(evidence.at(-2)).toBeNull();
    expect(evidence.at(-1)?.prediction.frameId).toBe(2);
    expect(evidence.at(-1)?.validForMs).toBe(200);
  });

  it('lets evidence of a slow model live for two intervals between predictions', async () => {
    const { evidence, play } = await runningAi();
    await play([{ inferenceMs: 90 }, { inferenceMs: 90 }, { inferenceMs: 90 }], 150);
    expect(evidence.at(-1)?.validForMs).toBe(300);
  });

  it('obeys another sensitivity from the next prediction on, without a reload', async () => {
    const { evidence, play, choose } = await runningAi();
    await play([{ peak: 0.4 }]);
    expect(evidence.at(-1)).toBeNull();
    const custom = { peak: 0.35, toShow: 1, toHide: 1 };
    choose({ sensitivity: { choice: 'custom', custom } });
    await play([{ peak: 0.4, frameId: 5 }]);
    expect(evidence.at(-1)?.prediction).toMatchObject({ frameId: 5, found: true });
    choose({ sensitivity: { choice: 'quiet', custom } });
    await play([{ peak: 0.6 }, { peak: 0.6 }, { peak: 0.6 }]);
    expect(evidence.at(-1)).toBeNull();
  });

  it('predicts the newest frame only, when several arrived during an inference', async () => {
    const { ai, client } = await runningAi();
    for (const frameId of [0, 1, 2, 3]) ai.offer(aFrame(frameId), displaySize);
    await client.answer(aPrediction());
    expect(client.askedFrameIds).toEqual([0, 3]);
  });

  it('drops a prediction that comes back after the source changed', async () => {
    const { ai, client, evidence, play } = await runningAi();
    await play([{}, {}, {}]);
    ai.offer(aFrame(3), displaySize);
    ai.forget();
    await client.answer(aPrediction({ frameId: 3 }));
    expect(evidence.at(-1)).toBeNull();
  });

  it('clears the overlay when the process is lost, and goes on when it is back', async () => {
    const { ai, client, evidence, play } = await runningAi();
    await play([{}, {}, {}]);
    ai.offer(aFrame(3), displaySize);
    await client.lose();
    expect(evidence.at(-1)).toBeNull();
    expect(ai.status(25)).toEqual({ state: 'starting' });
    client.becomeReady();
    await play([{}, {}, {}]);
    expect(evidence.at(-1)).not.toBeNull();
  });

  it('is behind when it predicts less than half of the frames', async () => {
    const { ai, play } = await runningAi();
    await play(
      Array.from({ length: 20 }, () => ({})),
      100,
    );
    expect(ai.status(25)).toMatchObject({ state: 'behind', predictionsPerSecond: 10 });
    expect(ai.status(20)).toMatchObject({ state: 'active' });
    expect(ai.status(null)).toMatchObject({ state: 'abstaining', reason: 'no picture' });
  });

  it('does not judge its rate in the first second', async () => {
    const { ai, play } = await runningAi();
    await play(Array.from({ length: 5 }, () => ({})));
    expect(ai.status(25)).toMatchObject({ state: 'active', predictionsPerSecond: 5 });
  });

  it('abstains with the reason on unusable pictures, and clears the overlay', async () => {
    const { ai, evidence, play, statusChanges } = await runningAi();
    await play([{}, {}, {}]);
    const changes = statusChanges();
    const dark = { quality: aQuality('dark') };
    await play([dark, dark, dark, dark]);
    expect(ai.status(5)).toMatchObject({ state: 'active' });
    await play([dark]);
    expect(ai.status(5)).toMatchObject({ state: 'abstaining', reason: 'picture is dark' });
    expect(evidence.at(-1)).toBeNull();
    expect(statusChanges()).toBe(changes + 1);
  });

  it('takes nothing for evidence that was found in an unusable picture', async () => {
    const { evidence, play } = await runningAi();
    const blurred = { quality: aQuality('blurred') };
    await play([{}, {}, blurred, {}, {}, blurred]);
    expect(evidence.every((shown) => shown === null)).toBe(true);
    await play([{ frameId: 6 }, { frameId: 7 }, { frameId: 8 }, { ...blurred, frameId: 9 }]);
    expect(evidence.at(-1)?.prediction.frameId).toBe(8);
  });

  it('speaks again after three usable pictures', async () => {
    const { ai, evidence, play } = await runningAi();
    const outside = { quality: aQuality('outOfBody') };
    await play([outside, outside, outside, outside, outside, {}, {}]);
    expect(ai.status(5)).toMatchObject({ state: 'abstaining', reason: 'out of body' });
    expect(evidence.at(-1)).toBeNull();
    await play([{}]);
    expect(ai.status(5)).toMatchObject({ state: 'active' });
    expect(evidence.at(-1)).not.toBeNull();
  });

  it('abstains behind an instrument, where somebody asked for it and something was found', async () => {
    const { ai, evidence, play, choose } = await runningAi();
    const covered = { instrumentShare: 0.1 };
    await play([covered, covered, covered, covered, covered]);
    expect(ai.status(5)).toMatchObject({ state: 'active' });
    expect(evidence.at(-1)).not.toBeNull();
    choose({ suppressBehindInstrument: true });
    await play([covered, covered, covered, covered, covered]);
    expect(ai.status(5)).toMatchObject({ state: 'abstaining', reason: 'instrument' });
    expect(evidence.at(-1)).toBeNull();
    const elsewhere = { ...covered, peak: 0.1 };
    await play([elsewhere, elsewhere, elsewhere]);
    expect(ai.status(5)).toMatchObject({ state: 'active' });
  });

  it('forgets its reason with the source', async () => {
    const { ai, play } = await runningAi();
    const dark = { quality: aQuality('dark') };
    await play([dark, dark, dark, dark, dark]);
    ai.forget();
    expect(ai.status(0)).toMatchObject({ state: 'active' });
    expect(ai.status(null)).toMatchObject({ state: 'abstaining', reason: 'no picture' });
  });

  it('is off without a pack', async () => {
    const { ai } = await runningAi();
    await ai.choosePack(null);
    expect(ai.status(25)).toEqual({ state: 'off' });
  });
});
