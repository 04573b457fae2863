import { resolve } from 'node:path';
import { defaultAiSettings } from '../../common/aiSettings';
import { findFfmpeg } from '../capture/findFfmpeg';
import { computeTrack } from '../pipeline/background/computeTrack';
import { openGate } from '../pipeline/background/workGate';
import { UsageError } from './cliErrors';
import type { CliContext, Command } from './command';
import { choosePack } from './packFolders';
import { ProgressLine } from './progressLine';
import { createOfflineClient } from './wholeVideo';

const help = `Computes the predictions of a recording with a model pack, with the live view's own rules, and puts them into the
recording as a track of its own. What was predicted live stays as it is. Stopped or killed, it goes on where it was
when it is called again.

Usage: npm run --silent ampulla -- predict FOLDER [--pack ID]

  FOLDER     the recording: the folder with its manifest.json
  --pack ID  the model pack; papilla-lite when it is left out
`;

/** Computes a track of a recording without the application. */
export const predictCommand: Command = {
  name: 'predict',
  summary: 'predicts a recording with another model pack',
  help,
  options: { pack: 'value' },
  run: async ({ positionals, values }, context) => {
    const [folder, superfluous] = positionals;
    if (folder === undefined) throw new UsageError('predict needs the folder of a recording.');
    if (superfluous !== undefined) throw new UsageError(`predict takes no ${superfluous}.`);
    const path = resolve(context.workingFolder, folder);
    return predict(path, values.get('pack') ?? null, context);
  },
};

/** Exit code of a command that was stopped, as shells have it for Ctrl+C. */
const stoppedCode = 130;

async function predict(
  folder: string,
  packId: string | null,
  context: CliContext,
): Promise<number> {
  const { errors, nowMs, signal, environment } = context;
  const pack = await choosePack(packId, context);
  const progress = new ProgressLine(errors, nowMs);
  let frames = 0;
  try {
    await computeTrack({
      ...{ folder, pack, signal, gate: openGate, settings: defaultAiSettings },
      ffmpegPath: findFfmpeg({ env: environment }),
      createClient: (wanted) => createOfflineClient(wanted, context),
      onProgress: (share) => {
        frames += 1;
        progress.update({ frames, share });
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    progress.clear();
    errors.write('Stopped. What was predicted is kept; the next call goes on there.\n');
    return stoppedCode;
  } finally {
    progress.clear();
  }
  context.print(`${pack.manifest.id} has predicted the recording.\n`);
  return 0;
}
