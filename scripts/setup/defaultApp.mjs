import { packAsar } from './asar.mjs';

/**
 * Electron's release carries a default application that opens the folder named on its command line; the registry's
 * runtime lacks it. This one does the same with what both need: `electron [flags] FOLDER [arguments]`.
 */
const source = `'use strict';
const { app } = require('electron');
const path = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!folder) {
  console.error('usage: electron [flags] FOLDER [arguments]');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const root = path.resolve(folder);
const description = require(path.join(root, 'package.json'));
app.setVersion(description.version);
app.setName(description.productName ?? description.name);
app.setAppPath(root);
// In one go: some interfaces must be called before Electron is "ready".
require(path.join(root, description.main));
`;

/** @returns {Buffer} content of `resources/default_app.asar` */
export function defaultAppArchive() {
  return packAsar({
    'package.json': JSON.stringify({ name: 'electron', main: 'main.js' }),
    'main.js': source,
  });
}
