import { contextBridge, webUtils } from 'electron';
import type { AmpullaBridge } from '../common/bridge';
import { forwardFramePorts, invoke, subscribe } from './ipcRendererTyped';

const bridge: AmpullaBridge = {
  invoke,
  subscribe,
  pathOfDroppedFile: (file) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('ampulla', bridge);
forwardFramePorts();
