import { type BrowserWindow, dialog } from 'electron';
import type { Words } from '../../../../common/language/translation';
import type { JobQueue } from '../../../pipeline/background/jobQueue';
import { answering } from '../../cases/archiveAnswer';
import { handleCommand } from '../../ipcMainTyped';
import { videoExtensions } from '../../sourceCommands';

export interface BackgroundCommandsOptions {
  readonly window: BrowserWindow;
  readonly words: () => Words<'live'>;
  readonly queue: JobQueue;
  readonly importFile: (path: string) => Promise<void>;
  /** @throws UserFacingError */
  readonly predict: (recordingId: string, packId: string) => Promise<void>;
}

/** Answers the page's commands about imports and predictions in the background. */
export function answerBackgroundCommands(options: BackgroundCommandsOptions): void {
  const { queue, importFile, predict } = options;
  handleCommand('background:jobs', () => queue.jobs);
  handleCommand('background:importDialog', () => importByDialog(options));
  handleCommand('background:importFile', async (path) => {
    await importFile(path);
    return undefined;
  });
  handleCommand('background:predict', (recordingId, packId) =>
    answering(async () => {
      await predict(recordingId, packId);
      return null;
    }),
  );
  handleCommand('background:pause', (jobId) => {
    queue.pause(jobId);
    return undefined;
  });
  handleCommand('background:resume', (jobId) => {
    queue.resume(jobId);
    return undefined;
  });
  handleCommand('background:cancel', async (jobId) => {
    await queue.cancel(jobId);
    return undefined;
  });
}

async function importByDialog({
  window,
  words,
  importFile,
}: BackgroundCommandsOptions): Promise<undefined> {
  const t = words();
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t('dialog.importVideos'),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: t('dialog.videos'), extensions: videoExtensions },
      { name: t('dialog.allFiles'), extensions: ['*'] },
    ],
  });
  if (canceled) return undefined;
  for (const path of filePaths) await importFile(path);
  return undefined;
}
