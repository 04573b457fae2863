import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotNotice, type SnapshotSidecar } from '../../../../common/snapshotSidecar';
import {
  emptyCase,
  exported,
  fullCase,
  headOf,
  hostileCase,
  hostileTexts,
  namesInside,
} from '../fixtures/exportedCases';
import { derivedIds } from '../record/derivedIds';
import type { ExportedCase } from '../record/exportedCase';
import { reportObject } from './reportObject';
import { stillObject } from './stillObject';

const folder = mkdtempSync(join(tmpdir(), 'ampulla-dicom-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere =
  spawnSync('dciodvfy', ['-version']).error === undefined &&
  spawnSync('dcmdump', ['--version']).error === undefined;
beforeAll(() => {
  if (!isThere)
    console.log(
      'DICOM was not validated: dciodvfy (dicom3tools) or dcmdump (dcmtk) is not installed.',
    );
});

const png = encode({
  width: 5,
  height: 3,
  channels: 3,
  depth: 8,
  data: Uint8Array.from({ length: 45 }, (_, index) => index),
});
const box = { x: 0, y: 0, width: 5, height: 3 };
const cut = { widthPx: 0, heightPx: 0 };

function sidecar(kind: 'video' | 'live', state: 'ready' | 'watching'): SnapshotSidecar {
  return {
    schemaVersion: 1,
    notice: snapshotNotice,
    application: { name: 'Ampulla', version: '0.1.0' },
    files: { clean: 'a.png', overlay: 'b.png' },
    takenAt: '2026-03-14T09:02:00.000Z',
    frame: {
      frameId: 1,
      capturedAtMs: 1,
      capturedAt: '2026-03-14T09:02:00.000Z',
      mediaTimeMs: 1,
      width: 5,
      height: 3,
    },
    source: { kind, state: 'live', width: 5, height: 3, framesPerSecond: 25, interlaced: false },
    fieldOfView: {
      rect: box,
      corners: { topLeft: cut, topRight: cut, bottomRight: cut, bottomLeft: cut },
    },
    blanking: { state, areas: [], share: 0, warning: null },
    overlay: {
      mode: 'off',
      fillAlpha: 0.5,
      outlineWidth: 2,
      attention: false,
    } as unknown as SnapshotSidecar['overlay'],
    prediction: null,
    difficulty: null,
    attention: null,
    model: null,
  };
}

function still(
  of: ExportedCase,
  kind: 'clean' | 'overlay' = 'clean',
  from: 'video' | 'live' = 'video',
  state: 'ready' | 'watching' = 'ready',
) {
  const picture = { kind, key: 'a', sidecar: sidecar(from, state) };
  return stillObject(
    {
      exported: of,
      head: headOf(of.identified !== null),
      ids: derivedIds('test'),
      caseKey: 'case',
      picture,
      number: 1,
    },
    png,
  );
}

function report(of: ExportedCase) {
  const subject = {
    exported: of,
    head: headOf(of.identified !== null),
    ids: derivedIds('test'),
    caseKey: 'case',
  };
  return reportObject(subject, Buffer.from('%PDF-1.7 odd'));
}

let files = 0;
function read(object: Uint8Array): { readonly errors: readonly string[]; readonly dump: string } {
  files += 1;
  const path = join(folder, `${files}.dcm`);
  writeFileSync(path, object);
  const { stdout, stderr } = spawnSync('dciodvfy', [path], { encoding: 'utf8' });
  const dump = spawnSync('dcmdump', ['-q', '+L', path], { encoding: 'utf8' });
  expect([dump.status, dump.stderr]).toEqual([0, '']);
  const errors = (stdout + stderr).split('\n').filter((line) => line.startsWith('Error'));
  return { errors, dump: dump.stdout };
}

describe.skipIf(!isThere)('a DICOM object', () => {
  it.each([false, true])('is as the standard has it; identified: %s', (isIdentified) => {
    for (const stored of [fullCase(), emptyCase()]) {
      const of = exported(stored, isIdentified);
      for (const object of [still(of), still(of, 'overlay', 'live', 'watching'), report(of)]) {
        expect(read(object).errors).toEqual([]);
      }
    }
  });

  it.each(hostileTexts)('holds %j', (text) => {
    const of = exported(hostileCase(text), true);
    for (const object of [still(of), report(of)]) expect(read(object).errors).toEqual([]);
  });

  it('would be refused without what the standard asks for', () => {
    const object = Buffer.from(still(exported(fullCase(), false)));
    // Rows of the picture, which then is too short.
    const rows = object.indexOf(Buffer.from([0x28, 0x00, 0x10, 0x00]));
    object.writeUInt16LE(99, rows + 8);
    expect(read(object).errors.join()).toContain('PixelData');
  });

  it('names nobody without names, and says how they were taken out', () => {
    const of = exported(fullCase(), false);
    for (const object of [still(of), report(of)]) {
      const { dump } = read(object);
      for (const name of namesInside) expect(dump).not.toContain(name);
      expect(dump).not.toMatch(/2026-?0[34]-?\d\d/);
      expect(dump).toMatch(/\(0012,0062\) CS \[YES\]/);
      expect(dump).toMatch(/\(0012,0063\) LO \[Ampulla research export/);
    }
  });

  it('says of a still what is known about loss and text', () => {
    const of = exported(fullCase(), true);
    const clean = read(still(of)).dump;
    expect(clean).toMatch(/LossyImageCompression/);
    expect(clean).toMatch(/\(0028,2110\) CS \[01\]/);
    expect(clean).toMatch(/\(0028,0301\) CS \[NO\]/);
    expect(clean).toMatch(/\(0010,0010\) PN \[Patient A\^\]/);
    expect(clean).toMatch(/\(7fe0,0010\) OB 00\\01\\02\\03/);
    const live = read(still(of, 'overlay', 'live', 'watching')).dump;
    expect(live).toMatch(/\(0028,2110\) CS \(no value available\)/);
    expect(live).toMatch(/\(0028,0301\) CS \[YES\]/);
    expect(live).toContain('burnt in');
  });
});

describe('the root of unique identifiers', () => {
  it('needs no registration, and gives the same thing the same name', () => {
    const [one, other] = [derivedIds('a'), derivedIds('b')];
    expect(one.uid('x')).toMatch(/^2\.25\.[1-9]\d{30,38}$/);
    expect(one.uid('x')).toBe(derivedIds('a').uid('x'));
    expect(one.uid('x')).not.toBe(other.uid('x'));
    expect(one.uuid('x', 'y')).not.toBe(one.uuid('xy'));
    expect(one.uuid('x')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });
});
