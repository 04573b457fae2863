import type { VerifiedPack } from '../../inference/modelPacks';
import { CliError } from '../cliErrors';
import type { LiveRig } from './liveRig';
import type { KillPhase, LivePhase } from './measurement';
import { cameTrue, mustCome, pass, type Watch } from './waiting';

/** Starting ffmpeg and loading a model take about a second on two cores. */
const longestStartMs = 30_000;
/** The start of a source comes in bursts; that is not the live path at work. */
const settleMs = 1500;
/** Enough for frames that are on their way to the port's far end. */
const arrivalMs = 100;
/** The demo shows nothing to mark for at most half of its 64 s. */
const longestWithoutEvidenceMs = 45_000;
/** Twice what the bar allows, so that a miss shows its size. */
const longestRecoveryMs = 10_000;
/** How the picture goes on after the AI is back. */
const afterRecoveryMs = 2000;

/** Runs the AI with this pack, or without one, until the picture is live and the AI at work. */
export async function switchAi(
  rig: LiveRig,
  pack: VerifiedPack | null,
  watch: Watch,
): Promise<void> {
  await rig.pipeline.choosePack(pack);
  const isRunning = (): boolean => rig.liveSource !== null && aiIsAsWanted(rig, pack);
  await mustCome(isRunning, longestStartMs, watch, 'The live path did not start within 30 s.');
  await pass(settleMs, watch);
}

function aiIsAsWanted({ pipeline }: LiveRig, pack: VerifiedPack | null): boolean {
  const { ai } = pipeline.status;
  if (ai.state === 'error') throw new CliError(ai.message);
  if (pack === null) return ai.state === 'off';
  return ai.state === 'active' || ai.state === 'behind' || ai.state === 'abstaining';
}

/** Waits for something to mark. @throws CliError when the model marks nothing in the demo */
export async function awaitEvidence(rig: LiveRig, watch: Watch): Promise<void> {
  await mustCome(
    () => rig.recorder.standingEvidence !== null,
    longestWithoutEvidenceMs,
    watch,
    'The model marks nothing in the demo, so the age of evidence cannot be measured. Choose another model pack with --pack.',
  );
}

/** Measures the live path as it runs. */
export async function measureLive(
  rig: LiveRig,
  durationMs: number,
  watch: Watch,
): Promise<LivePhase> {
  return recorded(rig, watch, () => pass(durationMs, watch));
}

/** Holds the thread that reads frames for each prediction: what the figures look like then. */
export async function measureHeld(
  rig: LiveRig,
  heldMs: number,
  durationMs: number,
  watch: Watch,
): Promise<LivePhase> {
  rig.heldMs = heldMs;
  try {
    return await measureLive(rig, durationMs, watch);
  } finally {
    rig.heldMs = 0;
  }
}

/** Kills the inference process while evidence stands, and waits for the next one. */
export async function measureKill(rig: LiveRig, watch: Watch): Promise<KillPhase> {
  await awaitEvidence(rig, watch);
  let times = { evidenceGoneMs: null, predictionBackMs: null, evidenceBackMs: null } as Omit<
    KillPhase,
    'live'
  >;
  const live = await recorded(rig, watch, async () => {
    times = await killAndWait(rig, watch);
    await pass(afterRecoveryMs, watch);
  });
  return { live, ...times };
}

async function killAndWait(rig: LiveRig, watch: Watch): Promise<Omit<KillPhase, 'live'>> {
  const killed = rig.processCount;
  const killedAtMs = watch.nowMs();
  rig.killInference();
  const untilMs = async (holds: () => boolean): Promise<number | null> => {
    const leftMs = killedAtMs + longestRecoveryMs - watch.nowMs();
    return (await cameTrue(holds, leftMs, watch)) ? watch.nowMs() - killedAtMs : null;
  };
  const hasEvidence = (): boolean => rig.recorder.standingEvidence !== null;
  return {
    evidenceGoneMs: await untilMs(() => !hasEvidence()),
    predictionBackMs: await untilMs(() => rig.lastPredictedBy > killed),
    evidenceBackMs: await untilMs(hasEvidence),
  };
}

async function recorded(
  rig: LiveRig,
  watch: Watch,
  action: () => Promise<void>,
): Promise<LivePhase> {
  rig.recorder.begin(rig.capturedFrames);
  await action();
  rig.recorder.close(rig.capturedFrames);
  await pass(arrivalMs, watch);
  return rig.recorder.end();
}
