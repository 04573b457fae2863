import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol, type Session } from 'electron';

const scheme = 'ampulla';

/** Origin of the application's own pages. */
export const appOrigin = `${scheme}://app`;

/** To be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files below `folder` under {@link appOrigin}, and nothing else. */
export function serveAppFiles(folder: string): void {
  protocol.handle(scheme, (request) => {
    const path = normalize(join(folder, decodeURIComponent(new URL(request.url).pathname)));
    if (!path.startsWith(folder + sep)) return new Response('Not found', { status: 404 });
    return net.fetch(pathToFileURL(path).toString());
  });
}

/** The renderer reaches its own files and nothing outside this machine. */
export function confineRequests(session: Session): void {
  const allowed = [appOrigin, 'devtools:', 'file:', 'data:', 'blob:'];
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !allowed.some((prefix) => details.url.startsWith(prefix)) });
  });
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
}
