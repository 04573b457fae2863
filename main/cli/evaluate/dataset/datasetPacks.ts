import { resolve } from 'node:path';
import { loadAmpullaPack, type AmpullaPack } from '../../../inference/modelPacks';
import type { CliContext } from '../../command';
import { choosePack } from '../../packFolders';

/**
 * Packs by id, or by folder where a name has a slash.
 * @throws CliError when there is no such pack; PackError when it does not verify
 */
export async function packsNamed(
  names: readonly string[],
  context: CliContext,
): Promise<readonly AmpullaPack[]> {
  const packs: AmpullaPack[] = [];
  for (const name of names) {
    const isFolder = /[/\\]/.test(name);
    const pack = isFolder
      ? loadAmpullaPack(resolve(context.workingFolder, name))
      : choosePack(name, context);
    packs.push(await pack);
  }
  return packs;
}
