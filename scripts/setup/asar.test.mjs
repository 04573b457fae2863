import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packAsar } from './asar.mjs';

it('makes archives that the reference implementation reads', () => {
  const asar = createRequire(import.meta.url)('@electron/asar');
  const file = join(mkdtempSync(join(tmpdir(), 'ampulla-asar-')), 'a.asar');
  writeFileSync(file, packAsar({ 'package.json': '{}', 'main.js': 'über' }));
  expect(asar.listPackage(file).sort()).toEqual(['/main.js', '/package.json']);
  expect(asar.extractFile(file, 'main.js').toString('utf8')).toBe('über');
  expect(asar.extractFile(file, 'package.json').toString('utf8')).toBe('{}');
});
