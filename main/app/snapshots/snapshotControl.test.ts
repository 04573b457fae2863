import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DifficultyVerdict } from '../../../common/difficulty';
import type { QuietNote } from '../../../common/actions';
import { defaultAiSettings } from '../../../common/aiSettings';
import { type Blanking, nothingBlanked } from '../../../common/blanking';
import { rectangularFieldOfView } from '../../../common/fieldOfView';
import type { SnapshotDelivery, SnapshotRequest } from '../../../common/snapshotDelivery';
import { snapshotSidecarSchema } from '../../../common/snapshotSidecar';
import type { SourceStatus } from '../../../common/status';
import { UserFacingError } from '../../../common/userFacingError';
import { SnapshotControl } from './snapshotControl';

const frameSize = { width: 4, height: 2 };
const areas = [{ x: 0, y: 0, width: 2, height: 2 }];
const found: Blanking = { state: 'ready', frameSize, areas, share: 0.5 };
const live: SourceStatus = {
  state: 'live',
  name: 'JANE DOE.mp4',
  info: {
    ...{ width: 8, height: 4, framesPerSecond: 25, interlaced: false, durationMs: null },
    fieldOfView: rectangularFieldOfView({ x: 2, y: 2, ...frameSize }),
    fieldOfViewOrigin: 'automatic',
    displaySize: frameSize,
  },
};
const wallTime = new Date(2026, 10, 23, 14, 2, 11, 5);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-snapshots-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const verdict: DifficultyVerdict = {
  ...{ label: 'easy', difficultProbability: 0.25, classes: ['easy', 'difficult'] },
  ...{ probabilities: [0.75, 0.25], pooledFrameIds: [3, 8] },
  model: { packId: 'hard-or-not', packVersion: '1.2.0', sha256: '0'.repeat(64), provider: 'cpu' },
  measured: { difficultRecall: 0.61, easyRecall: null, dataset: 'phantom' },
};

function pictureFor(number: number): SnapshotDelivery {
  const png = new Uint8Array(encode({ ...frameSize, channels: 3, data: new Uint8Array(24) }));
  return {
    number,
    frame: { frameId: 12, capturedAtMs: 1000, mediaTimeMs: 480, ...frameSize },
    overlay: { mode: 'all', fillAlpha: 0.45 },
    shown: null,
    attention: { frameId: 11, capturedAtMs: 960, explains: 'easy' },
    clean: png,
    withOverlay: png,
  };
}

function started(source: SourceStatus, blanking: Blanking = found) {
  const asked: SnapshotRequest[] = [];
  const notes: QuietNote[] = [];
  const control = new SnapshotControl({
    version: '0.1.0',
    subject: () => ({
      status: {
        source,
        ai: { state: 'off' },
        difficulty: { state: 'frozen', verdict },
        frames: { captured: 1, sent: 1, dropped: 0 },
      },
      blanking,
      model: null,
      difficultyPack: {
        ...{ id: 'hard-or-not', version: '1.2.0', title: 'A pack', difficultThreshold: 0.5 },
        ...{ classes: ['easy', 'difficult'], trainedOn: [], metrics: [] },
        measured: { difficultRecall: null, easyRecall: null, dataset: null },
      },
    }),
    aiSettings: () => defaultAiSettings,
    place: () => ({ root, mayMakeRoot: true }),
    ask: (request) => asked.push(request),
    note: (note) => notes.push(note),
    wallTimeOf: (monotonicMs) => new Date(Date.UTC(2026, 10, 23) + monotonicMs),
  });
  return { control, asked, notes };
}

function sidecar(): unknown {
  const folder = join(root, '2026-11-23');
  const name = readdirSync(folder).find((file) => file.endsWith('.json')) ?? '';
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

describe('SnapshotControl', () => {
  it('asks the page with the areas, and writes what it gives with its description', async () => {
    const { control, asked, notes } = started(live);
    const taking = control.take({ wallTime });
    expect(asked).toEqual([{ number: 1, blanking: { areas, frameSize } }]);
    control.deliver(pictureFor(1));
    expect(await taking).toEqual({ result: 'done', detail: '20261123-140211-005-f000012.json' });
    expect(notes).toEqual([{ kind: 'snapshotSaved', time: '14:02:11', blanking: 'ready' }]);
    const described = snapshotSidecarSchema.parse(sidecar());
    expect(described.blanking).toEqual({ state: 'ready', areas, share: 0.5, warning: null });
    expect(described.frame.capturedAt).toBe('2026-11-23T00:00:01.000Z');
    expect(described.attention).toEqual({
      ...{ frameId: 11, capturedAtMs: 960, explains: 'easy' },
      pack: { id: 'hard-or-not', version: '1.2.0' },
    });
    expect(described.difficulty).toEqual({ state: 'frozen', ...verdict });
    expect(JSON.stringify(described)).not.toContain('JANE');
  });

  it('says beside the pictures that the search for text was not complete', async () => {
    for (const blanking of [nothingBlanked, { ...found, frameSize: { width: 9, height: 9 } }]) {
      const { control, notes } = started(live, blanking);
      const taking = control.take({ wallTime });
      control.deliver(pictureFor(1));
      await taking;
      expect(notes).toEqual([{ kind: 'snapshotSaved', time: '14:02:11', blanking: 'watching' }]);
      const described = snapshotSidecarSchema.parse(sidecar());
      expect(described.blanking).toMatchObject({ state: 'watching', areas: [] });
      expect(described.blanking.warning).toContain('not moved enough');
    }
  });

  it('refuses without a picture', async () => {
    const { control, asked, notes } = started({ state: 'waiting', name: 'a device' });
    expect(await control.take({ wallTime })).toMatchObject({ result: 'refused' });
    expect(asked).toEqual([]);
    expect(notes).toEqual([{ kind: 'nothingToStore' }]);
  });

  it('takes four at once, and says so of a fifth', async () => {
    const { control, asked, notes } = started(live);
    const four = [1, 2, 3, 4].map((ms) => control.take({ wallTime: new Date(+wallTime + ms) }));
    expect(await control.take({ wallTime })).toMatchObject({ result: 'refused' });
    expect(notes).toEqual([{ kind: 'snapshotBusy' }]);
    for (const { number } of [...asked].reverse()) control.deliver(pictureFor(number));
    expect((await Promise.all(four)).map(({ result }) => result)).toEqual(Array(4).fill('done'));
    expect(readdirSync(join(root, '2026-11-23'))).toHaveLength(12);
  });

  it('says why the page could not give a picture, and drops answers that nobody asked for', async () => {
    const { control } = started(live);
    control.deliver(pictureFor(99));
    const taking = control.take({ wallTime });
    control.deliver({ number: 1, failure: 'no picture is on the screen' });
    await expect(taking).rejects.toBeInstanceOf(UserFacingError);
    await expect(taking).rejects.toThrow('no picture is on the screen');
    expect(readdirSync(root)).toEqual([]);
  });

  it('writes nothing of what is no picture', async () => {
    const { control } = started(live);
    const taking = control.take({ wallTime });
    control.deliver({ ...pictureFor(1), clean: new Uint8Array([1, 2, 3]) });
    await expect(taking).rejects.toThrow(/no PNG/);
    expect(readdirSync(root)).toEqual([]);
  });
});
