import { shell } from 'electron';
import { handleCommand } from '../ipcMainTyped';
import { answering } from './archiveAnswer';
import { CasePictureControl, type CasePictureOptions } from './casePictureControl';

/** Answers the page's commands about the snapshots of a case. */
export function answerCasePictureCommands(options: Omit<CasePictureOptions, 'reveal'>): void {
  const pictures = new CasePictureControl({
    ...options,
    reveal: (path) => shell.showItemInFolder(path),
  });
  handleCommand('cases:pictures', (caseId) => answering(() => pictures.list(caseId)));
  handleCommand('cases:picture', (caseId, key) => answering(() => pictures.read(caseId, key)));
  handleCommand('cases:revealPicture', (caseId, key) =>
    answering(() => pictures.reveal(caseId, key)),
  );
}
