import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClipProgress, ClipWish } from '../../../common/recordings/clipIpc';
import type { ClipOrder, ClipReport } from '../../clips/clipMessages';
import type { ForkedProcess } from '../../processes/forkedProcess';
import { makeSmallRecording } from '../../recording/testKit/smallRecording';
import { findFfmpeg } from '../../capture/findFfmpeg';
import { ClipControl } from './clipControl';

const recordingId = '20260309-141502-7f3a';
const sprite = { width: 1, height: 1, rgba: new Uint8Array(4) };
const words = { unit: 1, notice: sprite, gap: sprite, legend: null, labels: [] };
const wish: ClipWish = {
  ...{ recordingId, first: 0, last: 9, format: 'mp4', overlay: 'off', trackId: null, words },
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-clip-control-'));
  makeSmallRecording({ ffmpegPath: findFfmpeg({ env: process.env }), root, segments: [10] });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Stands in for the process that makes clips: does what a test tells it. */
function standIn(onOrder: (order: ClipOrder, child: StandIn) => void): StandIn {
  let [tell, end]: [(message: unknown) => void, (code: number | null) => void] = [
    () => undefined,
    () => undefined,
  ];
  const child: StandIn = {
    pid: undefined,
    report: (message) => tell(message),
    exit: () => end(null),
    send: (order) => onOrder(order as ClipOrder, child),
    onMessage: (listener) => {
      tell = listener;
    },
    onExit: (listener) => {
      end = listener;
    },
    kill: () => undefined,
  };
  return child;
}

interface StandIn extends ForkedProcess {
  readonly report: (message: ClipReport) => void;
  readonly exit: () => void;
}

function controlWith(child: StandIn, mayExport = true) {
  const notes: string[] = [];
  const progress: (ClipProgress | null)[] = [];
  let now = 0;
  const control = new ClipControl({
    version: '1.2.3',
    fork: () => child,
    ffmpegPath: () => 'ffmpeg',
    folderOf: (id) => join(root, id),
    mayExport: () => mayExport,
    choosePlace: (name) => Promise.resolve(join(root, name)),
    publish: (told) => progress.push(told),
    note: (detail) => Promise.resolve(void notes.push(detail)),
    nowMs: () => (now += 500),
  });
  return { control, notes, progress };
}

it('tells how far it is and for how long it takes, and notes what left', async () => {
  const child = standIn((order, { report }) => {
    if (order.kind !== 'make') return;
    expect(order.job.subject).toMatch(/^recording-[0-9a-f]{8}$/);
    report({ kind: 'progress', done: 4, total: 10 });
    report({ kind: 'done', frames: 10 });
  });
  const { control, notes, progress } = controlWith(child);
  expect(await control.start(wish)).toEqual({
    result: 'done',
    name: 'ampulla-clip.mp4',
    frames: 10,
  });
  expect(progress).toEqual([{ done: 4, total: 10, remainingMs: (500 / 4) * 6 }, null]);
  expect(notes).toEqual([`clip (mp4), de-identified, recording ${recordingId}, frames 0 to 9`]);
});

it('says that the process ended, and leaves nothing behind', async () => {
  let partial = '';
  const child = standIn((order, { exit }) => {
    if (order.kind !== 'make') return;
    partial = order.job.partialPaths.film;
    writeFileSync(partial, 'half');
    exit();
  });
  const { control, notes } = controlWith(child);
  await expect(control.start(wish)).rejects.toThrow(/the process that makes it ended/);
  expect([existsSync(partial), notes]).toEqual([false, []]);
});

it('stops, makes one at a time, and refuses who may not', async () => {
  const child = standIn((order, { exit }) => {
    if (order.kind === 'stop') exit();
  });
  const { control } = controlWith(child);
  const made = control.start(wish);
  await expect(control.start(wish)).rejects.toThrow(/one is being made/);
  setTimeout(() => control.cancel(), 50);
  expect(await made).toEqual({ result: 'cancelled' });
  await expect(controlWith(child, false).control.start(wish)).rejects.toThrow(/may not export/);
});
