import { resolve } from 'node:path';
import { listingWithId } from '../../../../common/defaultPack';
import type { PackTask } from '../../../../common/packTasks';
import {
  type AmpullaPack,
  type DifficultyPack,
  listPacks,
  loadAmpullaPack,
  loadDifficultyPack,
  loadPack,
} from '../../../inference/modelPacks';
import { CliError } from '../../cliErrors';
import type { CliContext } from '../../command';
import { chooseDifficultyPack, choosePack, packFolders } from '../../packFolders';

/**
 * Packs that find the target, by id, or by folder where a name has a slash.
 * @throws CliError when there is no such pack; PackError when it does not verify or finds nothing
 */
export async function ampullaPacks(
  names: readonly string[],
  context: CliContext,
): Promise<readonly AmpullaPack[]> {
  const packs: AmpullaPack[] = [];
  for (const name of names) {
    const folder = folderOf(name, context);
    packs.push(await (folder === null ? choosePack(name, context) : loadAmpullaPack(folder)));
  }
  return packs;
}

/** The same for packs that estimate the difficulty; the default one where a name is null. */
export async function difficultyPacks(
  names: readonly (string | null)[],
  context: CliContext,
): Promise<readonly DifficultyPack[]> {
  const packs: DifficultyPack[] = [];
  for (const name of names) {
    const folder = name === null ? null : folderOf(name, context);
    const pack = await (folder === null
      ? chooseDifficultyPack(name, context)
      : loadDifficultyPack(folder));
    if (pack === null) throw noDifficultyPack();
    packs.push(pack);
  }
  return packs;
}

/**
 * What a pack can do; nothing where there is no such pack or it does not verify.
 * @throws PackError when a folder holds no pack that verifies
 */
export async function tasksOfPack(name: string, context: CliContext): Promise<readonly PackTask[]> {
  const folder = folderOf(name, context);
  if (folder !== null) return (await loadPack(folder)).manifest.tasks;
  const listing = listingWithId(await listPacks(packFolders(context)), name);
  return listing?.state === 'verified' ? listing.tasks : [];
}

/** Null where the name is an id. */
function folderOf(name: string, { workingFolder }: CliContext): string | null {
  return /[/\\]/.test(name) ? resolve(workingFolder, name) : null;
}

function noDifficultyPack(): CliError {
  return new CliError(
    'No model pack that estimates the difficulty is installed. Name one by its folder with --packs, or a file of predictions with --predictions.',
  );
}
