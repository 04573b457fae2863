import { handleCommand } from './ipcMainTyped';
import type { PackControl } from './packControl';

/** Answers the page's commands about model packs. */
export function answerPackCommands(packs: PackControl): void {
  handleCommand('packs:list', () => packs.list());
  handleCommand('packs:select', async (id) => {
    await packs.select(id);
    return undefined;
  });
}
