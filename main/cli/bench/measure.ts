import type { VerifiedPack } from '../../inference/modelPacks';
import { threadsBesidePicture } from '../../inference/threads';
import { CliError } from '../cliErrors';
import type { CliContext } from '../command';
import { firstModelFrame, measureBare } from './bareInference';
import { createClient, demoSource, LiveRig } from './liveRig';
import type { BareInference, LivePhase, Measurement } from './measurement';
import { awaitEvidence, measureHeld, measureKill, measureLive, switchAi } from './phases';
import type { Watch } from './waiting';

/** The AI is switched this often, so that a load from outside meets both states. */
const rounds = 2;
/** A slow inference, in frame intervals: the thread is held longer than a frame lasts. */
const heldIntervals = 1.5;

type LivePart = Omit<Measurement, 'threads' | 'bare'>;

/**
 * One run of all phases: bare, AI off and on in turn, AI killed, thread held, bare again.
 * @throws CliError, CaptureError where the live path does not work at all
 */
export async function measure(
  pack: VerifiedPack,
  phaseMs: number,
  context: CliContext,
): Promise<Measurement> {
  const frame = await firstModelFrame(demoSource(context)(pack.manifest.input));
  const bareOnce = (when: string): Promise<BareInference> => {
    context.errors.write(`Inference alone, ${when} …\n`);
    return measureBare(createClient(pack, context), frame, phaseMs / 2, context);
  };
  const before = await bareOnce('before');
  const rig = new LiveRig(context);
  let live: LivePart;
  try {
    live = await measureLivePath(rig, pack, phaseMs, context);
  } finally {
    await rig.dispose();
  }
  const bare = [before, await bareOnce('after')];
  return { ...live, bare, threads: threadsBesidePicture(context.cores) };
}

async function measureLivePath(
  rig: LiveRig,
  pack: VerifiedPack,
  phaseMs: number,
  context: CliContext,
): Promise<LivePart> {
  const watch: Watch = { nowMs: context.nowMs, signal: context.signal, check: rig.check };
  const say = (text: string): void => context.errors.write(`${text} …\n`);
  await rig.pipeline.open(demoSource(context));
  const aiOff: LivePhase[] = [];
  const aiOn: LivePhase[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`Live path without AI, ${round} of ${rounds}`);
    await switchAi(rig, null, watch);
    aiOff.push(await measureLive(rig, phaseMs, watch));
    say(`Live path with AI, ${round} of ${rounds}`);
    await switchAi(rig, pack, watch);
    await awaitEvidence(rig, watch);
    aiOn.push(await measureLive(rig, phaseMs, watch));
  }
  say('AI killed');
  const kill = await measureKill(rig, watch);
  const source = sourceOf(rig);
  const model = modelOf(rig);
  const heldMs = (heldIntervals * 1000) / source.framesPerSecond;
  say('Thread that reads frames held for each prediction');
  const held = await measureHeld(rig, heldMs, phaseMs, watch);
  return { source, model, aiOff, aiOn, kill, held, heldMs };
}

function sourceOf({ liveSource }: LiveRig): Measurement['source'] {
  if (liveSource === null) throw new CliError('The picture of the demo stopped during the run.');
  const { width, height, framesPerSecond, displaySize } = liveSource;
  return { width, height, framesPerSecond, displaySize };
}

function modelOf({ model }: LiveRig): Measurement['model'] {
  if (model === null) throw new CliError('The AI did not come back after it was killed.');
  return model;
}
