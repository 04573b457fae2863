import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkoutRoot } from '../lib/paths.mjs';
import { installReleaseRuntime } from './electronRelease.mjs';
import { makeZip } from './zipFixture.mjs';

const version = '99.1.2';
const archiveName = `electron-v${version}-${process.platform}-${process.arch}.zip`;
const archive = makeZip([
  { name: 'electron', content: 'runs', mode: 0o100755 },
  { name: 'version', content: version },
]);
const step = { update: () => {}, done: () => {}, fail: () => {} };

/** A checkout whose Electron package pins a release that a server of ours holds. */
function makeCheckout(checksum) {
  const root = mkdtempSync(join(tmpdir(), 'ampulla-release-'));
  const electron = join(root, 'node_modules/electron');
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ name: 'electron', version }));
  writeFileSync(join(electron, 'checksums.json'), JSON.stringify({ [archiveName]: checksum }));
  symlinkSync(join(checkoutRoot, 'node_modules/@electron'), join(root, 'node_modules/@electron'));
  return root;
}

describe('installReleaseRuntime', () => {
  let server;
  const requested = [];

  beforeEach(async () => {
    requested.length = 0;
    server = createServer((request, response) => {
      requested.push(request.url);
      response.end(archive);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${server.address().port}/`);
    vi.stubEnv('electron_config_cache', mkdtempSync(join(tmpdir(), 'ampulla-release-cache-')));
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('downloads, checks and unpacks the pinned release, once', async () => {
    const root = makeCheckout(createHash('sha256').update(archive).digest('hex'));
    const folder = await installReleaseRuntime(root, join(root, 'cache'), step);
    expect(readFileSync(join(folder, 'electron'), 'utf8')).toBe('runs');
    expect(await installReleaseRuntime(root, join(root, 'cache'), step)).toBe(folder);
    expect(requested).toEqual([`/v${version}/${archiveName}`]);
  });

  it('refuses a file with another checksum and leaves nothing behind', async () => {
    const root = makeCheckout('0'.repeat(64));
    const cache = join(root, 'cache');
    await expect(installReleaseRuntime(root, cache, step)).rejects.toThrow(/checksum/i);
    expect(existsSync(join(cache, `electron-${version}-${process.platform}-${process.arch}`))).toBe(
      false,
    );
  });

  it('fails where nobody answers', async () => {
    const root = makeCheckout('0'.repeat(64));
    vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
    await expect(installReleaseRuntime(root, join(root, 'cache'), step)).rejects.toThrow(
      /fetch failed/,
    );
  });
});
