import { readFileSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Size } from '../../../common/geometry';
import { EncoderChooser } from '../../recording/encoder/encoderChooser';
import { mostWaitingMs } from '../../recording/encoder/segmentEncoder';
import { Recorder } from '../../recording/recorder/recorder';
import { BenchError } from '../benchError';
import type { MemorySample } from '../measurement';
import {
  soakEvidence,
  soakFrame,
  soakFramesPerSecond,
  soakModel,
  soakPrediction,
} from './soakFeed';

/** How a soak is run. */
export interface SoakPlan {
  readonly ffmpegPath: string;
  /** Folder for the recording; whoever asks removes it. */
  readonly root: string;
  readonly version: string;
  /** Length of the recording, by its own clock. */
  readonly minutes: number;
  /** Times as fast as real, at most; as fast as the encoder takes pictures where that is slower. */
  readonly speed: number;
  readonly size: Size;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** What a soak saw while it recorded. */
export interface SoakRun {
  /** Absolute path. */
  readonly folder: string;
  /** Frames that were handed to the recorder while it recorded. */
  readonly fedFrames: number;
  /** Of these, frames that the recorder said are missing. */
  readonly lostFrames: number;
  /** Real time that it took. */
  readonly tookMs: number;
  /** This process and its encoders; times by the recording's clock. */
  readonly memory: readonly MemorySample[];
}

const frameMs = 1000 / soakFramesPerSecond;
const startWithinMs = 10_000;
const sampleEveryFrames = 10 * soakFramesPerSecond;
const kibibytesPerMebibyte = 1024;
const framesPerMinute = 60 * soakFramesPerSecond;
const minutesPerLine = 5;

/**
 * Records made-up frames by the application's recorder, faster than they would come. The recorder's clock is the
 * frames' own; what it does by timers (looks at the disk every second, chunks of predictions every half second) it
 * does by real time. No frame is handed over while half of the encoder's queue is full.
 * @throws BenchError where nothing can be recorded
 */
export async function soakRecording(plan: SoakPlan): Promise<SoakRun> {
  const soak = new Soak(plan);
  try {
    return await soak.run();
  } finally {
    await soak.dispose();
  }
}

class Soak {
  private readonly plan: SoakPlan;
  private readonly recorder: Recorder;
  private readonly encoders = new EncoderChooser();
  private readonly memory: MemorySample[] = [];
  private readonly collectGarbage = garbageCollector();
  private clockMs = 0;
  private nextFrame = 0;

  constructor(plan: SoakPlan) {
    this.plan = plan;
    this.recorder = new Recorder({
      ffmpegPath: () => plan.ffmpegPath,
      encoderFor: (shape) => this.encoders.choiceFor(shape),
      onEncoderFailed: (encoder) => this.encoders.failed(encoder),
      version: plan.version,
      nowMs: () => this.clockMs,
      now: () => new Date(),
      place: () => ({ root: plan.root, mayMakeRoot: true }),
      onState: () => undefined,
      onBegun: () => undefined,
    });
  }

  async run(): Promise<SoakRun> {
    const folder = await this.begin();
    const firstFrame = this.nextFrame;
    const frames = Math.round(this.plan.minutes * framesPerMinute);
    const beganAtMs = performance.now();
    for (let fed = 0; fed < frames; fed += 1) {
      await this.pace(fed, beganAtMs);
      this.feed();
      if (fed % sampleEveryFrames === 0) this.sample();
      if (fed % (minutesPerLine * framesPerMinute) === 0) {
        this.plan.progress(`${fed / framesPerMinute} of ${this.plan.minutes} minutes`);
      }
    }
    const { state } = this.recorder;
    const lostFrames = 'lostFrames' in state ? state.lostFrames : 0;
    await this.recorder.stop();
    const fedFrames = this.nextFrame - firstFrame;
    const tookMs = performance.now() - beganAtMs;
    return { folder, fedFrames, lostFrames, tookMs, memory: this.memory };
  }

  async dispose(): Promise<void> {
    await this.recorder.dispose();
  }

  /** Hands over frames until the recorder has made its folder; those are not recorded. */
  private async begin(): Promise<string> {
    await this.recorder.start('person', null);
    const deadlineMs = performance.now() + startWithinMs;
    while (this.recorder.current === null) {
      if (performance.now() > deadlineMs) throw new BenchError('The recording did not begin.');
      this.feed();
      await setTimeout(frameMs);
    }
    return this.recorder.current.folder;
  }

  private async pace(fed: number, beganAtMs: number): Promise<void> {
    const dueAtMs = beganAtMs + (fed * frameMs) / this.plan.speed;
    await setImmediate();
    while (performance.now() < dueAtMs || this.isBehind) {
      await setTimeout(1);
      if (this.plan.signal.aborted) break;
      if (this.recorder.current === null) throw new BenchError('The recording ended by itself.');
    }
    this.plan.signal.throwIfAborted();
  }

  private get isBehind(): boolean {
    return (this.recorder.current?.load.waitingMs ?? 0) > mostWaitingMs / 2;
  }

  private feed(): void {
    const { size } = this.plan;
    const frameId = this.nextFrame;
    this.nextFrame += 1;
    const capturedAtMs = this.clockMs;
    this.recorder.takeFrame(soakFrame(frameId, capturedAtMs, size));
    const prediction = soakPrediction(frameId, capturedAtMs, size);
    this.recorder.takePrediction(prediction, soakModel);
    this.recorder.takeEvidence(soakEvidence(prediction));
    this.clockMs += frameMs;
  }

  private sample(): void {
    this.collectGarbage();
    const encoders = this.recorder.current?.load.processIds ?? [];
    const own = process.memoryUsage().rss / (kibibytesPerMebibyte * kibibytesPerMebibyte);
    const totalMiB = encoders.reduce((sum, pid) => sum + residentMiB(pid), own);
    this.memory.push({ atMs: this.clockMs, totalMiB });
  }
}

/** What waits to be collected says nothing about what is kept: when that happens depends on the load. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return () => undefined;
  return () => {
    Reflect.apply(collect, undefined, []);
  };
}

/** From Linux's `/proc`; 0 where the system does not tell. */
function residentMiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / kibibytesPerMebibyte;
  } catch {
    return 0;
  }
}
