import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolderAtomically } from './folders.mjs';
import { hashOfTree } from './hashes.mjs';
import { packIcns, packIco } from './iconFiles.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { runCollected } from './processes.mjs';
import { formatBytes, formatSeconds } from './progress.mjs';

const temporary = () => mkdtempSync(join(tmpdir(), 'ampulla-lib-'));

describe('hashOfTree', () => {
  const tree = () => {
    const root = temporary();
    mkdirSync(join(root, 'main'));
    writeFileSync(join(root, 'main/a.ts'), 'a');
    return root;
  };

  it('depends on names and contents alone', () => {
    expect(hashOfTree(tree(), ['main', 'missing'])).toBe(hashOfTree(tree(), ['main', 'missing']));
  });

  it.each([
    ['edited', (root) => writeFileSync(join(root, 'main/a.ts'), 'b')],
    ['renamed', (root) => renameSync(join(root, 'main/a.ts'), join(root, 'main/b.ts'))],
    ['added', (root) => writeFileSync(join(root, 'main/c.ts'), '')],
  ])('changes when a file is %s', (_what, change) => {
    const root = tree();
    const before = hashOfTree(root, ['main']);
    change(root);
    expect(hashOfTree(root, ['main'])).not.toBe(before);
  });
});

describe('createFolderAtomically', () => {
  it('leaves nothing behind when filling fails', async () => {
    const root = temporary();
    const failing = createFolderAtomically(join(root, 'target'), () =>
      Promise.reject(new Error('disk full')),
    );
    await expect(failing).rejects.toThrow('disk full');
    expect(readdirSync(root)).toEqual([]);
  });

  it('keeps the folder of whoever was faster', async () => {
    const target = join(temporary(), 'target');
    const fill = (text) => async (folder) => writeFileSync(join(folder, 'who'), text);
    await createFolderAtomically(target, fill('first'));
    await createFolderAtomically(target, fill('second'));
    expect(readFileSync(join(target, 'who'), 'utf8')).toBe('first');
  });
});

describe('withLock', () => {
  it('lets one in at a time', async () => {
    const lock = join(temporary(), 'lock');
    const seen = [];
    const work = (name) => async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen.push(`${name} out`);
    };
    await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out']);
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over the lock of a process that is gone', async () => {
    const lock = join(temporary(), 'lock');
    writeFileSync(lock, '4194304'); // above the largest process id
    expect(await withLock(lock, async () => 'worked')).toBe('worked');
  });
});

describe('runCollected', () => {
  it('collects both outputs and the exit code', async () => {
    const code = 'console.log("out"); console.error("err"); process.exitCode = 4';
    const outcome = await runCollected(process.execPath, ['-e', code]);
    expect(outcome.code).toBe(4);
    expect(outcome.output).toContain('out\n');
    expect(outcome.output).toContain('err\n');
  });

  it('tells about a command that does not exist', async () => {
    expect((await runCollected('no-such-command-here', [])).code).toBe(127);
  });
});

describe('icons', () => {
  const images = new Map(
    [16, 32, 48, 64, 128, 256, 512].map((width) => [width, Buffer.alloc(width, width % 251)]),
  );

  it('lists every picture of an .ico with its place', () => {
    const ico = packIco(images);
    expect(ico.readUInt16LE(4)).toBe(6);
    const lastEntry = 6 + 16 * 5;
    expect(ico.readUInt8(lastEntry)).toBe(0);
    const offset = ico.readUInt32LE(lastEntry + 12);
    expect(ico.subarray(offset)).toEqual(images.get(256));
  });

  it('states the whole length in an .icns', () => {
    const icns = packIcns(images);
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
  });
});

describe('words for people', () => {
  it('gives times and sizes', () => {
    expect(formatSeconds(83_140)).toBe('  83.1 s');
    expect(formatBytes(84_000_000, 196_000_000)).toBe('84 of 196 MB (42 %)');
    expect(formatBytes(84_000_000)).toBe('84 MB');
  });
});

it('keeps its cache where the user wants it', () => {
  expect(cacheFolder({ AMPULLA_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
  expect(cacheFolder({ XDG_CACHE_HOME: '/b' })).toBe(join('/b', 'ampulla'));
});
