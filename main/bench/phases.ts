import type { AmpullaPack } from '../inference/modelPacks';
import type { OpenSource } from '../pipeline/livePipeline';
import { BenchError } from './benchError';
import type { LiveRig } from './liveRig';
import type { KillPhase, LivePhase } from './measurement';
import { busyCores } from './processUse';
import { watchRecorder } from './recorderWatch';
import { cameTrue, mustCome, pass } from './waiting';

/** Starting ffmpeg and loading a model take about a second on two cores. */
const longestStartMs = 60_000;
/** The start of a source comes in bursts; that is not the live path at work. */
const settleMs = 2000;
/** Enough for frames that are on their way to the page. */
const arrivalMs = 200;
const longestReportMs = 10_000;
/** The demo shows nothing to mark for at most half of its 64 s. */
const longestWithoutOverlayMs = 45_000;
/** Twice what the bar allows, so that a miss shows its size. */
const longestRecoveryMs = 10_000;
/** How the picture goes on after the AI is back. */
const afterRecoveryMs = 2000;

/** Plays a source with this pack, or without the AI, until the picture is live and the AI at work. */
export async function play(
  rig: LiveRig,
  source: OpenSource,
  pack: AmpullaPack | null,
): Promise<void> {
  await rig.pipeline.close();
  await rig.pipeline.choosePack(pack);
  await rig.pipeline.open(source);
  const isRunning = (): boolean => rig.liveSource !== null && aiIsAsWanted(rig, pack);
  await mustCome(isRunning, longestStartMs, rig, 'The live path did not start within a minute.');
  await pass(settleMs, rig);
}

function aiIsAsWanted({ pipeline }: LiveRig, pack: AmpullaPack | null): boolean {
  const { ai } = pipeline.status;
  if (pack === null) return ai.state === 'off';
  return ai.state === 'active' || ai.state === 'behind' || ai.state === 'abstaining';
}

/** Waits for something to mark. @throws BenchError when the model marks nothing in the demo */
export async function awaitOverlay(rig: LiveRig): Promise<void> {
  await mustCome(
    () => rig.recorder.overlayStands,
    longestWithoutOverlayMs,
    rig,
    'The model marks nothing in the demo, so the age of the overlay cannot be measured. Choose another model pack with --pack.',
  );
}

/** Measures the live path as it runs. */
export async function measureLive(rig: LiveRig, durationMs: number): Promise<LivePhase> {
  return recorded(rig, () => pass(durationMs, rig));
}

/** Kills the inference process while an overlay stands, and waits for the next one. */
export async function measureKill(rig: LiveRig): Promise<KillPhase> {
  await awaitOverlay(rig);
  let killedAtMs = rig.nowMs();
  let predictionBackMs: number | null = null;
  const live = await recorded(rig, async () => {
    const killed = rig.ai.processCount;
    killedAtMs = rig.nowMs();
    rig.ai.killInference();
    const isBack = (): boolean => rig.ai.lastPredictedBy > killed;
    if (await cameTrue(isBack, longestRecoveryMs, rig)) {
      predictionBackMs = rig.nowMs() - killedAtMs;
      await cameTrue(() => rig.recorder.overlayStands, longestRecoveryMs, rig);
    }
    await pass(afterRecoveryMs, rig);
  });
  return { live, predictionBackMs, ...overlayTimes(rig, killedAtMs) };
}

/** By the page's own drawing. */
function overlayTimes({ recorder }: LiveRig, killedAtMs: number) {
  const goneAtMs = recorder.overlayBecame(false, killedAtMs);
  const backAtMs = goneAtMs === null ? null : recorder.overlayBecame(true, goneAtMs);
  return {
    overlayGoneMs: goneAtMs === null ? null : goneAtMs - killedAtMs,
    overlayBackMs: backAtMs === null ? null : backAtMs - killedAtMs,
  };
}

async function recorded(rig: LiveRig, action: () => Promise<void>): Promise<LivePhase> {
  const { recorder } = rig;
  const before = rig.readUse();
  recorder.begin(rig.capturedFrames);
  const recording = await watchRecorder(rig.recording, action);
  recorder.close(rig.capturedFrames);
  const cores = busyCores(before, rig.readUse());
  const isReported = arrivedBy(rig, rig.nowMs() + arrivalMs);
  await mustCome(isReported, longestReportMs, rig, 'The page does not say any more what it drew.');
  return { ...recorder.end(), busyCores: cores, recording };
}

function arrivedBy({ recorder }: LiveRig, atMs: number): () => boolean {
  return () => recorder.reportedUntilMs >= atMs;
}

/** @throws BenchError when no picture is live */
export function sourceOf({ liveSource }: LiveRig) {
  if (liveSource === null) throw new BenchError('The picture of the demo stopped during the run.');
  const { width, height, framesPerSecond, displaySize } = liveSource;
  return { width, height, framesPerSecond, displaySize };
}
