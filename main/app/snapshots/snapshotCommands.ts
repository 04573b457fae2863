import { type BrowserWindow, dialog, shell } from 'electron';
import type { Blanking } from '../../../common/blanking';
import type { Words } from '../../../common/language/translation';
import type { StorageState } from '../../../common/storageSettings';
import { handleCommand } from '../ipcMainTyped';
import type { SnapshotControl } from './snapshotControl';
import type { StorageControl } from './storageControl';

export interface SnapshotCommandsOptions {
  readonly window: BrowserWindow;
  readonly words: () => Words<'live'>;
  readonly snapshots: SnapshotControl;
  readonly storage: StorageControl;
  readonly blanking: () => Blanking;
}

/** Answers the page's commands about snapshots, their folder and what is blanked in them. */
export function answerSnapshotCommands(options: SnapshotCommandsOptions): void {
  const { snapshots, storage, blanking } = options;
  handleCommand('snapshot:deliver', (delivery) => {
    snapshots.deliver(delivery);
    return undefined;
  });
  handleCommand('blanking:state', blanking);
  handleCommand('storage:state', () => storage.state());
  handleCommand('storage:choose', () => chooseFolder(options));
  handleCommand('storage:useDefault', () => {
    storage.choose(null);
    return storage.state();
  });
  handleCommand('storage:open', async () => {
    const { folder, trouble } = await storage.state();
    if (trouble !== 'missing') await shell.openPath(folder);
    return undefined;
  });
}

async function chooseFolder(options: SnapshotCommandsOptions): Promise<StorageState> {
  const { window, words, storage } = options;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words()('dialog.snapshotFolder'),
    defaultPath: storage.place.root,
    properties: ['openDirectory', 'createDirectory'],
  });
  const [path] = filePaths;
  if (!canceled && path !== undefined) storage.choose(path);
  return storage.state();
}
