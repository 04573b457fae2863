import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { appOrigin } from './appProtocol';

/** Makes the one window: sandboxed, without Node, on the ground colour before the page is drawn. */
export function createMainWindow(preloadFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 960,
    minHeight: 600,
    useContentSize: true,
    backgroundColor: '#0a0c0f',
    title: 'Ampulla',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(preloadFolder, 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Its dictionaries would be downloaded.
      spellcheck: false,
      // The picture runs on a second monitor, unfocused or covered; it must not slow down there.
      backgroundThrottling: false,
    },
  });
  return window;
}

/** Shows a window that may be minimised or covered, and gives it the keys. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Loads the application's page. */
export async function loadMainPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/index.html`);
}
