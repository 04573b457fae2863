import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OverlayEvidence, SourceStatus } from '../../common/status';
import { aPack } from './fixtures/packs';
import { aPrediction } from './fixtures/predictions';
import { ScriptedClient } from './fixtures/scriptedClient';
import { LivePipeline } from './livePipeline';
import { HandFedSource } from './sourceRunnerTestKit';

/** A pipeline with a device that delivers by hand and a model that answers by hand. */
class SleepingRig {
  readonly client = new ScriptedClient();
  readonly started: HandFedSource[] = [];
  readonly evidence: (OverlayEvidence | null)[] = [];
  readonly pipeline: LivePipeline;
  nowMs = 1000;
  private frameId = 0;

  constructor() {
    this.pipeline = new LivePipeline({
      nowMs: () => this.nowMs,
      display: { send: () => undefined, reset: () => undefined, sentFrames: 0, droppedFrames: 0 },
      createClient: () => this.client,
      createDifficultyClient: () => {
        throw new Error('no pack estimates the difficulty here');
      },
      onAttention: () => undefined,
      onDifficultyRefused: () => undefined,
      onEvidence: (evidence) => void this.evidence.push(evidence),
      onStatus: () => undefined,
      onSourceError: () => undefined,
    });
  }

  async begin(): Promise<void> {
    await this.pipeline.choosePack(aPack());
    this.client.becomeReady();
    const device = new HandFedSource('/dev/video7', true);
    device.onStart = (source) => void this.started.push(source);
    await this.pipeline.open(() => device);
    this.latest.deliver(0);
  }

  get latest(): HandFedSource {
    const source = this.started.at(-1);
    if (source === undefined) throw new Error('No source was started.');
    return source;
  }

  get state(): SourceStatus['state'] {
    return this.pipeline.status.source.state;
  }

  /** Frames for the model, each answered before the next. */
  async look(frames: number): Promise<void> {
    for (let count = 0; count < frames; count += 1) {
      this.frameId += 1;
      this.nowMs += 40;
      this.latest.deliverToModel(this.frameId);
      await this.answer();
    }
  }

  async answer(): Promise<void> {
    const capturedAtMs = this.nowMs - 10;
    await this.client.answer(aPrediction({ frameId: this.frameId, capturedAtMs }));
  }
}

let rig: SleepingRig;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  rig = new SleepingRig();
  await rig.begin();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig.pipeline.dispose();
});

describe('a pipeline whose computer sleeps', () => {
  it('clears the overlay and looks at nothing until it is awake', async () => {
    await rig.look(5);
    expect(rig.evidence.at(-1)).not.toBeNull();
    rig.pipeline.suspend();
    expect(rig.evidence.at(-1)).toBeNull();
    const before = rig.evidence.length;
    await rig.look(5);
    expect(rig.evidence).toHaveLength(before);
    await rig.pipeline.wake();
    rig.latest.deliver(0);
    await rig.look(5);
    expect(rig.evidence.at(-1)).not.toBeNull();
  });

  it('drops the answer to a frame from before the sleep, though no time seems to have passed', async () => {
    await rig.look(4);
    rig.latest.deliverToModel(99);
    rig.pipeline.suspend();
    await rig.pipeline.wake();
    await rig.answer();
    expect(rig.evidence.at(-1)).toBeNull();
  });

  it('calls no device silent for a sleep that the clock counted', async () => {
    rig.pipeline.suspend();
    rig.nowMs += 8 * 3_600_000;
    vi.advanceTimersByTime(1000);
    expect(rig.state).toBe('live');
    await rig.pipeline.wake();
    expect(rig.state).toBe('waiting');
    vi.advanceTimersByTime(1000);
    expect(rig.started).toHaveLength(2);
    rig.latest.deliver(0);
    expect(rig.state).toBe('live');
  });
});
