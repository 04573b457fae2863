import { packAsar } from './asar.mjs';

/**
 * Electron's release carries a default application that opens the folder named on its command line; the registry's
 * runtime lacks it. This one does the same with what both need: `electron [flags] FOLDER [arguments]`.
 */
const source = `import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!folder) {
  console.error('usage: electron [flags] FOLDER [arguments]');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const root = path.resolve(folder);
const description = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
app.setVersion(description.version);
app.setName(description.productName ?? description.name);
app.setAppPath(root);
// Awaited: Electron is "ready" only after this, and some interfaces must be called before.
await import(pathToFileURL(path.join(root, description.main)).href);
`;

/** @returns {Buffer} content of `resources/default_app.asar` */
export function defaultAppArchive() {
  return packAsar({
    'package.json': JSON.stringify({ name: 'electron', main: 'main.js', type: 'module' }),
    'main.js': source,
  });
}
