import { fork } from 'node:child_process';
import type { ForkedProcess } from './forkedProcess';

/**
 * Starts a process of the application with plain Node.
 * @param entry path of the built entry, for instance `inferenceProcess.js`
 * @param execPath what runs it, where it is not this very Node
 */
export function forkInNode(
  entry: string,
  execPath = process.execPath,
  entryArguments: readonly string[] = [],
): ForkedProcess {
  const child = fork(entry, entryArguments, {
    execPath,
    serialization: 'advanced',
    execArgv: [],
    // Graphics drivers that are tried in vain print there; what matters comes as a message.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => {
      if (!child.connected) return;
      // A child that is going away is reported by its exit, not by each message it missed.
      child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      child.once('exit', listener);
      // Without a process there is no exit to wait for.
      child.once('error', () => {
        if (child.pid === undefined) listener(null);
      });
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
