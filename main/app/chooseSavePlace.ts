import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { freePath } from '../cases/exports/files/exportOutput';

/** What a person is asked the place for. */
export interface SaveWish {
  readonly title: string;
  /** File name that is suggested, in the folder of documents. */
  readonly name: string;
  /** Of a file, as `.pdf`; null for a folder. */
  readonly ending: string | null;
}

/** Asks by the system's dialog where something is to be written. @returns null where a person gives it up */
export async function chooseSavePlace(
  window: BrowserWindow,
  { title, name, ending }: SaveWish,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), name),
    ...(ending === null
      ? {}
      : { filters: [{ name: ending.slice(1), extensions: [ending.slice(1)] }] }),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || filePath === '') return null;
  if (ending === null || filePath.toLowerCase().endsWith(ending)) return filePath;
  // The dialog has asked about another name than this one.
  return freePath(filePath + ending, ending);
}
