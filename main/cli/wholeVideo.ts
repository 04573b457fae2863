import { resolve } from 'node:path';
import type { FieldOfViewChoice } from '../../common/fieldOfView';
import { executionProviders } from '../../common/prediction';
import { findFfmpeg } from '../capture/findFfmpeg';
import { createFrameSource, type FrameSource } from '../capture/frameSource';
import { forkInNode } from '../processes/forkInNode';
import { InferenceClient } from '../inference/inferenceClient';
import type { InferenceTask, PackOf } from '../inference/inferenceTasks';
import type { AmpullaPack, DifficultyPack, VerifiedPack } from '../inference/modelPacks';
import type { CliContext } from './command';
import { whenReady } from './readyClient';

/** A video from its first frame to its last, as fast as it can be predicted. @param videoPath as typed */
export function openWholeVideo(
  videoPath: string,
  fieldOfView: FieldOfViewChoice,
  pack: VerifiedPack,
  { workingFolder, environment, nowMs }: CliContext,
): FrameSource {
  const path = resolve(workingFolder, videoPath);
  const { width, height } = pack.manifest.input;
  return createFrameSource(
    { kind: 'file', path, pace: 'asFastAsPossible', repeat: false },
    {
      ffmpegPath: findFfmpeg({ env: environment }),
      nowMs,
      fieldOfView,
      displayOutput: false,
      modelInput: { width, height },
    },
  );
}

/** A client with every core: no picture waits beside it. */
export function createOfflineClient(pack: AmpullaPack, context: CliContext): InferenceClient {
  return offlineClient('ampulla', pack, context);
}

/** The same for the difficulty. */
export function createOfflineDifficultyClient(
  pack: DifficultyPack,
  context: CliContext,
): InferenceClient<'difficulty'> {
  return offlineClient('difficulty', pack, context);
}

function offlineClient<Task extends InferenceTask>(
  task: Task,
  pack: PackOf<Task>,
  context: CliContext,
): InferenceClient<Task> {
  return new InferenceClient({
    task,
    fork: () => forkInNode(context.inferenceEntry),
    nowMs: context.nowMs,
    pack,
    providers: executionProviders,
    threads: context.cores,
  });
}

/** The model and where it runs, as a line. */
export async function modelText<Task extends InferenceTask>(
  client: InferenceClient<Task>,
  signal: AbortSignal,
): Promise<string> {
  const { packId, packVersion, provider } = (await whenReady(client, signal)).identity;
  return `Model pack ${packId} ${packVersion} on ${provider}.\n`;
}
