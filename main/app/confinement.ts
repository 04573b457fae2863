import { app, type Session, type WebContents } from 'electron';
import { appOrigin } from './appProtocol';

/** What a page may load: the application's own files, and what it made itself. */
const allowedAddresses = [`${appOrigin}/`, 'data:', 'blob:', 'devtools:'];

/**
 * Switches off what Chromium does on its own over the network: updates of its components, field
 * trials, reports. To be called before the application is ready.
 */
export function silenceChromium(): void {
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('disable-domain-reliability');
}

/**
 * Confines every page that will ever exist to the application's own files: no navigation, no new
 * windows, no embedded browsers, no permissions. To be called before the first window is made.
 */
export function confinePages(): void {
  app.on('session-created', confineSession);
  app.on('web-contents-created', (_event, contents) => confineContents(contents));
}

function confineSession(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !allowedAddresses.some((prefix) => url.startsWith(prefix)) });
  });
}

function confineContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const deny = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
}
