import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled } from './dependencies.mjs';
import { nameInRuntime } from './electronRegistry.mjs';
import { rememberUnreachable, wasUnreachable } from './memory.mjs';
import { npmCall } from './npm.mjs';
import { isNodeRecentEnough } from './nodeVersion.mjs';
import { isSupportedVersion } from './pythonInterpreter.mjs';
import { parseMissingLibraries } from './systemPackages.mjs';

describe('isNodeRecentEnough', () => {
  it.each([
    ['18.20.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.0.0', true],
  ])('%s: %s', (version, expected) => expect(isNodeRecentEnough(version)).toBe(expected));
});

describe('isInstalled', () => {
  const lock = (packages) => JSON.stringify({ packages: { '': { name: 'ampulla' }, ...packages } });
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  it('holds when every package is there in its version', () => {
    expect(
      isInstalled(
        lock({ 'node_modules/a': a }),
        JSON.stringify({ packages: { 'node_modules/a': a } }),
      ),
    ).toBe(true);
  });

  it('allows missing packages of other platforms', () => {
    const wanted = lock({ 'node_modules/b': { ...a, optional: true } });
    expect(isInstalled(wanted, JSON.stringify({ packages: {} }))).toBe(true);
  });

  it.each([
    ['nothing is installed', ''],
    ['one is missing', JSON.stringify({ packages: {} })],
    [
      'one is older',
      JSON.stringify({ packages: { 'node_modules/a': { ...a, version: '0.9.0' } } }),
    ],
    [
      'one has other content',
      JSON.stringify({ packages: { 'node_modules/a': { ...a, integrity: 'sha512-b' } } }),
    ],
  ])('does not hold when %s', (_what, installed) => {
    expect(isInstalled(lock({ 'node_modules/a': a }), installed)).toBe(false);
  });
});

describe('nameInRuntime', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['Cypress/resources/app/index.js', undefined],
    ['Other/file', undefined],
  ])('%s becomes %s', (name, expected) => expect(nameInRuntime(name)).toBe(expected));
});

describe('memory of unreachable hosts', () => {
  it('lasts a day', () => {
    const cache = mkdtempSync(join(tmpdir(), 'ampulla-memory-'));
    expect(wasUnreachable(cache, 'host')).toBe(false);
    rememberUnreachable(cache, 'host');
    expect(wasUnreachable(cache, 'host')).toBe(true);
    expect(wasUnreachable(cache, 'host', Date.now() + 25 * 3600 * 1000)).toBe(false);
    expect(wasUnreachable(cache, 'other')).toBe(false);
  });
});

describe('parseMissingLibraries', () => {
  it('names what the loader does not find', () => {
    const output =
      '\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibnss3.so => not found\n\tlibgbm.so.1 => not found\n';
    expect(parseMissingLibraries(output)).toEqual(['libnss3.so', 'libgbm.so.1']);
  });
});

describe('isSupportedVersion', () => {
  it.each([
    ['3.10.12', false],
    ['3.11.2', true],
    ['3.13.0', true],
    ['3.14.0', false],
    ['', false],
  ])('Python %s: %s', (version, expected) => expect(isSupportedVersion(version)).toBe(expected));
});

describe('npmCall', () => {
  it('uses the npm that runs the script', () => {
    const environment = { npm_execpath: '/usr/lib/npm/bin/npm-cli.js' };
    expect(npmCall(['ci'], environment)).toEqual({
      command: process.execPath,
      words: ['/usr/lib/npm/bin/npm-cli.js', 'ci'],
    });
  });

  it.runIf(process.platform !== 'win32')('else the one on the PATH', () => {
    expect(npmCall(['ci'], {})).toEqual({ command: 'npm', words: ['ci'] });
    expect(npmCall(['ci'], { npm_execpath: '/usr/lib/yarn.js' }).command).toBe('npm');
  });
});
