import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../../../common/testKit/failureOf';
import { UserFacingError } from '../../../../common/userFacingError';
import { exportNotWritten } from './exportErrors';
import { type ExportFile, freePath, writeExportFile, writeExportFolder } from './exportOutput';
import { safeName } from './safeName';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-output-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function* each<Value>(...values: readonly (Value | Error)[]): AsyncGenerator<Value> {
  for (const value of values) {
    await Promise.resolve();
    if (value instanceof Error) throw value;
    yield value;
  }
}

const aborted = new DOMException('stopped', 'AbortError');

describe('writeExportFile', () => {
  it('puts the file in its place when it is whole', async () => {
    const path = join(root, 'case.json');
    writeFileSync(path, 'old');
    await writeExportFile(path, each<string | Uint8Array>('a', Buffer.from('b'), 'c'));
    expect(readFileSync(path, 'utf8')).toBe('abc');
    expect(readdirSync(root)).toEqual(['case.json']);
  });

  it('leaves the old file and nothing else when it is stopped or fails', async () => {
    const path = join(root, 'case.json');
    writeFileSync(path, 'old');
    const stopped = await failureOf(writeExportFile(path, each('a'.repeat(100_000), aborted)));
    expect(stopped.name).toBe('AbortError');
    await failureOf(writeExportFile(path, each('a', new Error('no'))));
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['case.json']);
  });

  it('leaves no half file on a full disk, and says so', async () => {
    // Writing to this device fails as a full disk does.
    const path = join(root, 'case.json');
    symlinkSync('/dev/full', `${path}.partial-${process.pid}`);
    const failure = await failureOf(writeExportFile(path, each('a'.repeat(100_000))));
    expect(failure).toBeInstanceOf(UserFacingError);
    expect(failure.message).toContain('the disk is full');
    expect(failure.message).not.toContain(root);
    expect(readdirSync(root)).toEqual([]);
  });

  it('does not write over a folder, nor where there is none', async () => {
    mkdirSync(join(root, 'folder'));
    await failureOf(writeExportFile(join(root, 'folder'), each('a')));
    const failure = await failureOf(writeExportFile(join(root, 'absent', 'a'), each('a')));
    expect(failure.message).toContain('not there any more');
    expect(readdirSync(root)).toEqual(['folder']);
  });
});

describe('writeExportFolder', () => {
  const file = (...path: readonly string[]): ExportFile => ({ path, bytes: path.join() });

  it('takes no name that is in use', async () => {
    const wanted = join(root, 'cases');
    expect(await writeExportFolder(wanted, each(file('a', 'b.txt'), file('c.txt')))).toBe(wanted);
    expect(await writeExportFolder(wanted, each(file('a.txt')))).toBe(`${wanted}-2`);
    expect(readdirSync(root).sort()).toEqual(['cases', 'cases-2']);
    expect(readdirSync(wanted).sort()).toEqual(['a', 'c.txt']);
  });

  it('leaves nothing when it is stopped, fails or runs out of names for folders', async () => {
    const wanted = join(root, 'cases');
    await failureOf(writeExportFolder(wanted, each(file('a.txt'), aborted)));
    await failureOf(writeExportFolder(join(root, 'absent', 'x'), each(file('a.txt'))));
    await failureOf(writeExportFolder(wanted, each(file('a'), file('a', 'b'))));
    expect(readdirSync(root)).toEqual([]);
  });

  it('writes nowhere else, whatever a path says', async () => {
    const wanted = join(root, 'cases');
    await writeExportFolder(wanted, each(file('../../out.txt'), file('/etc/ampulla', 'x.txt')));
    expect(readdirSync(root)).toEqual(['cases']);
    expect(readdirSync(wanted).sort()).toEqual(['ampulla', 'out.txt']);
  });

  it('finds the next free name before the ending', async () => {
    writeFileSync(join(root, 'a.fhir.json'), '');
    const wanted = join(root, 'a.fhir.json');
    expect(await freePath(wanted, '.fhir.json')).toBe(join(root, 'a-2.fhir.json'));
  });
});

describe('exportNotWritten', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'nothing may be written'],
    ['ENOTDIR', 'not there any more'],
    ['EIO', 'input/output'],
  ])('has words for %s', (code, words) => {
    const error = Object.assign(new Error('input/output error'), { code });
    expect(exportNotWritten('/media/disk/x.json', error).message).toContain(words);
  });
});

describe('safeName', () => {
  it.each([
    ['../../../../etc/passwd', 'etc-passwd'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['ends with dots... ', 'ends with dots'],
    ['a\u0000b\u202Ec\nd', 'abcd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['환자 가나다', '환자 가나다'],
    ['', 'case'],
    ['...', 'case'],
    ['2026-03-14-01', '2026-03-14-01'],
  ])('%j becomes %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it('keeps whole letters of what is too long', () => {
    const name = safeName('가'.repeat(500));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
    expect(name).toBe('가'.repeat(40));
    expect(safeName('😀'.repeat(100))).toBe('😀'.repeat(30));
  });
});
