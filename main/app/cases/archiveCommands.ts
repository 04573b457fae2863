import { handleCommand } from '../ipcMainTyped';
import { answering } from './archiveAnswer';
import type { ArchiveControl } from './archiveControl';

/** Answers the page's commands about cases that ended. */
export function answerArchiveCommands(archive: ArchiveControl): void {
  handleCommand('cases:list', (query) => answering(() => archive.list(query)));
  handleCommand('cases:open', (caseId) => answering(() => archive.open(caseId)));
  handleCommand('cases:dashboard', (filter, options) =>
    answering(() => archive.dashboard(filter, options)),
  );
  handleCommand('cases:change', (caseId, change) =>
    answering(() => archive.change(caseId, change)),
  );
  handleCommand('cases:remove', (caseId, reason) =>
    answering(async () => {
      await archive.remove(caseId, reason);
      return null;
    }),
  );
}
