import { threadsBesidePicture } from '../inference/threads';
import type { AmpullaPack } from '../inference/modelPacks';
import { firstModelFrame, measureBare } from './bareInference';
import type { BenchSources } from './benchSources';
import { measureCaptureLag } from './captureLag';
import type { LiveRig } from './liveRig';
import { measureMemory } from './measureMemory';
import type { BareInference, LivePhase, Measurement } from './measurement';
import { awaitOverlay, measureKill, measureLive, play, sourceOf } from './phases';
import { endRecording } from './recordedLog';
import { SlowModel } from './slowModel';

/** A slow inference, in frame intervals: the thread is held longer than a frame lasts. */
const slowIntervals = 1.5;

/** What is to be measured, and with what. */
export interface BenchPlan {
  readonly pack: AmpullaPack;
  readonly sources: BenchSources;
  readonly phaseMs: number;
  /** All states are measured this often in turn, so that a load from outside meets every one. */
  readonly rounds: number;
  readonly memoryMs: number;
  readonly ffmpegPath: string;
  readonly cores: number;
  /** Versions of what it runs on. */
  readonly runtime: string;
  /** Hears what is measured so far. */
  readonly onCheckpoint: (soFar: Partial<Measurement>) => void;
}

/**
 * One run of all phases, on the running application: inference alone, capture fed frame by frame, the
 * live path in its states in turn, AI killed, slow model on the thread, memory, inference alone again.
 * Everything but inference alone and capture is recorded where the rig has a recorder.
 * @throws BenchError, CaptureError where the live path does not work at all
 */
export async function measure(rig: LiveRig, plan: BenchPlan): Promise<Measurement> {
  const { pack, sources } = plan;
  const frame = await firstModelFrame(sources.demo(pack.manifest.input));
  const bareOnce = (when: string): Promise<BareInference> => {
    rig.say(`Inference alone, ${when}`);
    return measureBare(rig.createClient(pack), frame, plan.phaseMs / 2, rig);
  };
  const before = await bareOnce('before');
  const captureLag = await measureLag(rig, plan);
  await rig.recording?.start();
  const live = await measureLivePath(rig, plan);
  plan.onCheckpoint({ ...live, captureLag });
  const memory = await measureMemory(rig, plan, (samples) =>
    plan.onCheckpoint({ ...live, captureLag, memory: samples }),
  );
  const recording = rig.recording === null ? null : await endRecording(rig.recording);
  const { staleDrawn: probeStaleDrawn, failures: drawFailures } = rig.recorder.probeCounts;
  const counts = { probeStaleDrawn, drawFailures };
  await rig.pipeline.choosePack(null);
  await rig.pipeline.close();
  const bare = [before, await bareOnce('after')];
  const { runtime } = plan;
  const threads = threadsBesidePicture(plan.cores);
  return { ...live, ...counts, bare, captureLag, memory, recording, threads, runtime };
}

async function measureLag(
  rig: LiveRig,
  { ffmpegPath }: BenchPlan,
): Promise<Measurement['captureLag']> {
  rig.say('Capture, fed frame by frame');
  return {
    progressive: await measureCaptureLag(ffmpegPath, false, rig),
    interlaced: await measureCaptureLag(ffmpegPath, true, rig),
  };
}

type LivePart = Omit<
  Measurement,
  | ('bare' | 'captureLag' | 'memory' | 'recording' | 'threads' | 'runtime')
  | ('probeStaleDrawn' | 'drawFailures')
>;

async function measureLivePath(rig: LiveRig, plan: BenchPlan): Promise<LivePart> {
  const states = await measureStates(rig, plan);
  await play(rig, plan.sources.demo, plan.pack);
  rig.say('AI killed');
  const kill = await measureKill(rig);
  const source = sourceOf(rig);
  const { model } = rig;
  rig.say('Slow model on the thread that reads frames');
  const slow = await measureSlowModel(rig, source.framesPerSecond, plan.phaseMs);
  const eventLoopDelay = rig.loop.delay;
  return { source, model, ...states, kill, ...slow, eventLoopDelay };
}

async function measureStates(rig: LiveRig, { pack, sources, phaseMs, rounds }: BenchPlan) {
  const aiOff: LivePhase[] = [];
  const aiOn: LivePhase[] = [];
  const whole720: LivePhase[] = [];
  const whole1080: LivePhase[] = [];
  let difficulty: Measurement['difficulty'] = { state: 'off', acceptedFrames: null };
  const withAi = (): Promise<LivePhase> => rig.loop.during(() => measureLive(rig, phaseMs));
  for (let round = 1; round <= rounds; round += 1) {
    const say = (state: string): void => rig.say(`${state}, ${round} of ${rounds}`);
    say('Demo without AI');
    await play(rig, sources.demo, null);
    aiOff.push(await measureLive(rig, phaseMs));
    say('Demo with AI');
    await play(rig, sources.demo, pack);
    await awaitOverlay(rig);
    aiOn.push(await withAi());
    difficulty = difficultyOf(rig);
    say('Whole frames of 1280 x 720 at 30 fps with AI');
    await play(rig, sources.whole720, pack);
    whole720.push(await withAi());
    say('Whole frames of 1920 x 1080 at 30 fps with AI');
    await play(rig, sources.whole1080, pack);
    whole1080.push(await withAi());
  }
  return { aiOff, aiOn, whole720, whole1080, difficulty };
}

function difficultyOf({ pipeline }: LiveRig): Measurement['difficulty'] {
  const status = pipeline.difficulty;
  const acceptedFrames = 'acceptedFrames' in status ? status.acceptedFrames : null;
  return { state: status.state, acceptedFrames };
}

/** What the figures look like when inference is on the thread that reads frames. */
async function measureSlowModel(rig: LiveRig, framesPerSecond: number, durationMs: number) {
  const model = new SlowModel((slowIntervals * 1000) / framesPerSecond, rig.nowMs);
  rig.ai.beforeEach = (frame) => void model.run(frame);
  try {
    const control = await measureLive(rig, durationMs);
    return { control, slowModel: { layers: model.layers, runMs: model.runMs } };
  } finally {
    rig.ai.beforeEach = null;
  }
}
