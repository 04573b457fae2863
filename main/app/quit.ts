import { app } from 'electron';
import { releaseGlobalKeys } from './pedals/globalKeys';

/** A child process that does not end must not keep the application on the screen. */
const longestGoodbyeMs = 3000;

/** Ends what the application owns, then lets it quit. */
export function disposeBeforeQuit(dispose: () => Promise<void>): void {
  let disposed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (disposed) return;
    event.preventDefault();
    releaseGlobalKeys();
    const limit = new Promise((resolve) => setTimeout(resolve, longestGoodbyeMs));
    void Promise.race([dispose(), limit]).finally(() => {
      disposed = true;
      app.quit();
    });
  });
}
