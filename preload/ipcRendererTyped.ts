import { ipcRenderer } from 'electron';
import type { AmpullaBridge } from '../common/bridge';
import { framePortChannel } from '../common/framePort';
import { replayPortChannel } from '../common/recordings/replayFrame';

/** Runs a command in main; see `commandSchemas`. */
export const invoke: AmpullaBridge['invoke'] = (name, ...args) => ipcRenderer.invoke(name, ...args);

/** Listens to an event of main; the returned function ends it. */
export const subscribe: AmpullaBridge['subscribe'] = (name, listener) => {
  const onEvent = (_event: Electron.IpcRendererEvent, payload: unknown): void => {
    // Main is the only sender on this channel and its wrapper is typed by the same map.
    listener(payload as Parameters<typeof listener>[0]);
  };
  ipcRenderer.on(name, onEvent);
  return () => ipcRenderer.off(name, onEvent);
};

/** Passes the ports for live and replayed frames on to the page, where they arrive as `message` events of the window. */
export function forwardFramePorts(): void {
  for (const channel of [framePortChannel, replayPortChannel]) {
    ipcRenderer.on(channel, (event) => {
      window.postMessage(channel, '*', event.ports);
    });
  }
}
