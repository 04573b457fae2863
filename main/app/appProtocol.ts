import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

/** Scheme of the application's own pages. */
export const appScheme = 'ampulla';

/** Origin of the application's own pages. */
export const appOrigin = `${appScheme}://app`;

/** The page loads what the application brings, runs no text as code, and is framed by nobody. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Kinds of files that the built page consists of. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** To be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files below `folder` under {@link appOrigin}, and nothing else. */
export function serveAppFiles(folder: string): void {
  protocol.handle(appScheme, (request) => appFile(folder, request.url));
}

/** The file below `folder` that an address of our scheme names, as a page gets it. */
export async function appFile(folder: string, url: string): Promise<Response> {
  const path = servedPath(folder, url);
  const content = path === null ? null : await readFile(path).catch(() => null);
  if (path === null || content === null) return new Response('Not found', { status: 404 });
  return new Response(content, {
    headers: {
      'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The file that an address of our scheme names; null for one outside the folder or on another host. */
function servedPath(folder: string, url: string): string | null {
  try {
    const { protocol: urlScheme, host, pathname } = new URL(url);
    if (`${urlScheme}//${host}` !== appOrigin) return null;
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    return path.startsWith(folder + sep) ? path : null;
  } catch {
    return null;
  }
}
