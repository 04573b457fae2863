import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { snapshotNotice } from '../common/snapshotSidecar';
import { launchAmpulla } from './fixtures/ampulla';
import type { TestBox } from './fixtures/boxes';
import { makeConsoleTextClip, textStrokes } from './fixtures/consoleTextClip';
import {
  brightestIn,
  differences,
  filesBelow,
  readSnapshot,
  type StoredSnapshot,
} from './fixtures/snapshotFiles';
import { LiveView } from './pages/liveView';

/** Black after the way through video levels and back. */
const nearlyBlack = 4;

test('a snapshot is two pictures without the console’s text, and a description without a name', async () => {
  const clips = mkdtempSync(join(tmpdir(), 'ampulla-snapshot-'));
  const ampulla = await launchAmpulla({ args: [makeConsoleTextClip(clips, 'JANE DOE 1956.mp4')] });
  try {
    const view = new LiveView(ampulla.page);
    const note = view.page.getByTestId('note');
    const folder = join(ampulla.userFolder, 'snapshots');
    await view.waitUntilLive();

    // Before the picture has moved enough, the snapshot says so.
    await view.page.keyboard.press('s');
    await expect(note).toContainText('Text may remain');
    const [early] = sidecarsIn(folder);
    expect(readSnapshot(early ?? '').sidecar.blanking).toMatchObject({ state: 'watching' });
    expect(readSnapshot(early ?? '').sidecar.blanking.warning).toMatch(/not moved enough/);

    // When text was found and a box is drawn, the button gives a whole one.
    await expect(view.page.getByTestId('blanking')).toHaveText(/^Blanking: \d areas?$/);
    await view.chooseOverlay('Box');
    await view.page.waitForFunction(() => window.ampullaProbe.drawnBox !== null);
    await view.page.getByRole('button', { name: 'Snapshot' }).click();
    await expect(note).toHaveText(/^Snapshot saved, \d\d:\d\d:\d\d$/);
    const sidecars = sidecarsIn(folder);
    expect(sidecars).toHaveLength(2);
    const newest = sidecars.at(-1) ?? '';
    expectWithoutText(readSnapshot(newest));
    expectOverlayWhereDrawn(readSnapshot(newest));
    expectNameless(readSnapshot(newest), newest);

    // With a file where the day's folder should be, a message says it and the picture goes on.
    const day = dirname(newest);
    renameSync(day, `${day} kept`);
    writeFileSync(day, '');
    const before = (await view.probe()).displayedFrames;
    await view.page.keyboard.press('s');
    await expect(view.page.getByTestId('message')).toContainText('The snapshot was not saved');
    await view.waitForFrames(before + 10);
    expect(sidecarsIn(folder)).toHaveLength(2);
    expect(filesBelow(folder).filter((path) => path.endsWith('.partial'))).toEqual([]);
  } finally {
    await ampulla.close();
    rmSync(clips, { recursive: true, force: true });
  }
});

function sidecarsIn(folder: string): string[] {
  return filesBelow(folder).filter((path) => path.endsWith('.json'));
}

/** The text and what lies outside the octagon are black in both; the picture is not. */
function expectWithoutText({ sidecar, clean, overlay }: StoredSnapshot): void {
  if (sidecar.fieldOfView === null) throw new Error('There is no field of view.');
  const { rect, corners } = sidecar.fieldOfView;
  const scale = sidecar.frame.width / rect.width;
  expect(sidecar.blanking).toMatchObject({ state: 'ready', warning: null });
  expect(sidecar.blanking.share).toBeLessThan(0.05);
  for (const picture of [clean, overlay]) {
    expect([picture.width, picture.height]).toEqual([sidecar.frame.width, sidecar.frame.height]);
    for (const stroke of textStrokes) {
      const place = {
        x: Math.floor((stroke.x - rect.x) * scale),
        y: Math.floor((stroke.y - rect.y) * scale),
        width: Math.ceil(stroke.width * scale),
        height: Math.ceil(stroke.height * scale),
      };
      expect(brightestIn(picture, place)).toBeLessThanOrEqual(nearlyBlack);
    }
    const side = Math.floor(
      (Math.min(corners.topLeft.widthPx, corners.topLeft.heightPx) / 2) * scale,
    );
    const outside = { x: 0, y: 0, width: side - 4, height: side - 4 };
    expect(side).toBeGreaterThan(50);
    expect(brightestIn(picture, outside)).toBeLessThanOrEqual(nearlyBlack);
  }
  const middle = { x: clean.width / 2, y: clean.height / 2, width: 20, height: 20 };
  expect(brightestIn(clean, middle)).toBeGreaterThan(60);
}

/** The pictures differ in the marks, the label and the notice, and nowhere else. */
function expectOverlayWhereDrawn({ sidecar, clean, overlay }: StoredSnapshot): void {
  const { prediction } = sidecar;
  expect(sidecar.overlay.mode).toBe('box');
  expect(prediction).not.toBeNull();
  if (prediction === null) return;
  const { box, centroid } = prediction;
  const changed = differences(clean, overlay);
  const labelHeight = 50;
  const marked: TestBox = {
    x: Math.min(box.x, clean.width - 160) - 4,
    y: box.y - labelHeight,
    width: Math.max(box.width, 160) + 8,
    height: box.height + 2 * labelHeight,
  };
  const notice = { x: 0, y: clean.height - 30, width: clean.width * 0.7, height: 30 };
  const elsewhere = changed.filter(([x, y]) => !isIn(marked, x, y) && !isIn(notice, x, y));
  expect(elsewhere).toEqual([]);
  const inNotice = changed.filter(([x, y]) => isIn(notice, x, y));
  expect(inNotice.length).toBeGreaterThan(1000);
  expect(sidecar.notice).toBe(snapshotNotice);
  // The corner of the box has the AI's colour, the centroid the cross.
  const corner = overlay.colorAt(Math.round(box.x) + 2, Math.round(box.y));
  expect(corner).toEqual([0x48, 0xd6, 0xe0]);
  const cross = overlay.colorAt(Math.floor(centroid.x), Math.floor(centroid.y));
  expect(Math.min(...cross)).toBeGreaterThan(200);
}

/** Neither the source nor a person can be told from what was written. */
function expectNameless({ text, sidecar, clean, overlay }: StoredSnapshot, path: string): void {
  // The year as a word: coordinates have digits enough to spell any year.
  expect(text).not.toMatch(/jane|doe|(?<![\d.])1956(?![\d.])|\.mp4|ampulla-snapshot-/i);
  expect(path.split('/').at(-1)).toMatch(/^\d{8}-\d{6}-\d{3}-f\d{6}\.json$/);
  expect(sidecar.model?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(sidecar.model?.thresholds.peak).toBeGreaterThan(0);
  expect(sidecar.source).toMatchObject({ kind: 'video', state: 'live' });
  const age = sidecar.frame.frameId - (sidecar.prediction?.frameId ?? Number.NaN);
  expect(Math.abs(age)).toBeLessThan(25);
  const allowed = ['IHDR', 'sRGB', 'IDAT', 'IEND'];
  for (const name of [...clean.chunks, ...overlay.chunks]) expect(allowed).toContain(name);
}

function isIn(box: TestBox, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
