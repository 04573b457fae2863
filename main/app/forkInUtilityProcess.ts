import { utilityProcess } from 'electron';
import type { ForkedProcess } from '../processes/forkedProcess';

/** Starts a process of the application as an Electron utility process. @param serviceName its name in the system's list */
export function forkInUtilityProcess(
  entry: string,
  serviceName = 'Ampulla inference',
  entryArguments: readonly string[] = [],
): ForkedProcess {
  const child = utilityProcess.fork(entry, [...entryArguments], { serviceName });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    // SIGTERM, which `child.kill` sends, could wait for a run of native code that never ends.
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
