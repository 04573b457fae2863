/** A child process's line to the process that forked it. */
export interface ProcessChannel {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone or hung up. */
  onClosed(listener: () => void): void;
}

/** What Electron adds to `process` in a utility process. */
interface UtilityParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/**
 * Line to the parent, whether Electron forked this process (`utilityProcess.fork`) or Node
 * (`child_process.fork`).
 * @throws Error in a process that was started by hand
 */
export function connectToParent(): ProcessChannel {
  const parentPort = utilityParentPort();
  if (parentPort !== null) return utilityChannel(parentPort);
  if (process.send === undefined) {
    throw new Error('This program is a part of Ampulla and is started by it.');
  }
  return forkChannel();
}

function utilityParentPort(): UtilityParentPort | null {
  const { parentPort } = process as { readonly parentPort?: UtilityParentPort };
  return parentPort ?? null;
}

/** Electron ends a utility process itself when its parent goes, so nothing reports the closing. */
function utilityChannel(parentPort: UtilityParentPort): ProcessChannel {
  return {
    send: (message) => parentPort.postMessage(message),
    onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
    onClosed: () => undefined,
  };
}

function forkChannel(): ProcessChannel {
  return {
    send: (message) => {
      // A parent that is gone is reported by `disconnect`.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => void process.on('message', listener),
    onClosed: (listener) => void process.on('disconnect', listener),
  };
}
