import { ipcRenderer } from 'electron';
import type { AmpullaBridge } from '../common/bridge';
import { framePortChannel } from '../common/framePort';

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

/** Passes the frame port on to the page, where it arrives as a `message` event of the window. */
export function forwardFramePort(): void {
  ipcRenderer.on(framePortChannel, (event) => {
    window.postMessage(framePortChannel, '*', event.ports);
  });
}
