import { type BrowserWindow, dialog, shell } from 'electron';
import type { Words } from '../../../common/language/translation';
import type { RecorderState } from '../../../common/recordings/recorderState';
import type {
  RecordingSettings,
  RecordingSetup,
} from '../../../common/recordings/recordingSettings';
import { handleCommand } from '../ipcMainTyped';

export interface RecordingCommandsOptions {
  readonly window: BrowserWindow;
  readonly words: () => Words<'live'>;
  readonly state: () => RecorderState;
  readonly setup: () => Promise<RecordingSetup>;
  readonly change: (changes: Partial<RecordingSettings>) => void;
}

/** Answers the page's commands about recordings. */
export function answerRecordingCommands(options: RecordingCommandsOptions): void {
  const { state, setup, change } = options;
  const changed = (changes: Partial<RecordingSettings>): Promise<RecordingSetup> => {
    change(changes);
    return setup();
  };
  handleCommand('recorder:state', state);
  handleCommand('recorder:setup', setup);
  handleCommand('recorder:setMode', (mode) => changed({ mode }));
  handleCommand('recorder:useDefaultFolder', () => changed({ folder: null }));
  handleCommand('recorder:chooseFolder', () => chooseFolder(options));
  handleCommand('recorder:openFolder', async () => {
    const { folder, trouble } = await setup();
    if (trouble !== 'missing') await shell.openPath(folder);
    return undefined;
  });
}

async function chooseFolder(options: RecordingCommandsOptions): Promise<RecordingSetup> {
  const { window, words, setup, change } = options;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words()('dialog.recordingFolder'),
    defaultPath: (await setup()).folder,
    properties: ['openDirectory', 'createDirectory'],
  });
  const [path] = filePaths;
  if (!canceled && path !== undefined) change({ folder: path });
  return setup();
}
