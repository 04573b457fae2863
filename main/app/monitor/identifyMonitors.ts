import { BrowserWindow } from 'electron';
import { inOrder, type Monitor } from './monitors';

/** Long enough to look around the room. */
const shownForMs = 2500;
const windowSize = 280;

let isShowing = false;

/** Shows each monitor's number on it for a moment, above everything, without taking the focus. */
export function identifyMonitors(monitors: readonly Monitor[]): void {
  // Asked again and again, the screens would fill with windows.
  if (isShowing) return;
  isShowing = true;
  const windows = inOrder(monitors).map(({ workArea }, index) => {
    const window = new BrowserWindow({
      x: workArea.x + 40,
      y: workArea.y + workArea.height - windowSize - 40,
      width: windowSize,
      height: windowSize,
      frame: false,
      resizable: false,
      focusable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      show: false,
      backgroundColor: '#12161b',
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
    });
    window.once('ready-to-show', () => window.showInactive());
    void window.loadURL(numberPage(index + 1));
    return window;
  });
  setTimeout(() => {
    isShowing = false;
    windows.forEach((window) => window.destroy());
  }, shownForMs);
}

function numberPage(number: number): string {
  const style = 'margin:0;display:grid;place-items:center;height:100vh;color:#e9eef3';
  const html = `<body style="${style};font:600 12rem sans-serif">${number}</body>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}
