import type { FieldOfViewControl } from './fieldOfViewControl';
import { handleCommand } from './ipcMainTyped';

/** Answers the page's commands about the field of view. */
export function answerFieldOfViewCommands(control: FieldOfViewControl): void {
  handleCommand('fieldOfView:watch', (isWatching) => {
    control.watch(isWatching);
    return undefined;
  });
  handleCommand('fieldOfView:detect', () => control.propose());
  handleCommand('fieldOfView:confirm', async (fieldOfView) => {
    await control.confirm(fieldOfView);
    return undefined;
  });
  handleCommand('fieldOfView:useAutomatic', async () => {
    await control.useAutomatic();
    return undefined;
  });
}
