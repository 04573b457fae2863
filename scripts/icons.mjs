/** `node scripts/icons.mjs`: draws assets/icons/icon.svg in all sizes and formats that the installers need. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVirtualDisplay } from './lib/displays.mjs';
import { runMain } from './lib/errors.mjs';
import { packIcns, packIco } from './lib/iconFiles.mjs';
import { checkoutRoot } from './lib/paths.mjs';
import { ensureSetup } from './setup/index.mjs';

const folder = join(checkoutRoot, 'assets/icons');
const widths = [16, 32, 48, 64, 128, 256, 512];
const committedWidths = [256, 512];

await runMain(async () => {
  const { electron } = await ensureSetup('test');
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  const application = mkdtempSync(join(tmpdir(), 'ampulla-icons-'));
  try {
    const images = await drawImages(electron, application, display?.name);
    for (const width of committedWidths)
      writeFileSync(join(folder, `${width}x${width}.png`), images.get(width));
    writeFileSync(join(folder, 'icon.ico'), packIco(images));
    writeFileSync(join(folder, 'icon.icns'), packIcns(images));
  } finally {
    display?.stop();
    rmSync(application, { recursive: true });
  }
});

/** Chromium is the best drawing program at hand: an empty window of Electron draws the picture on a canvas. */
async function drawImages({ executable, flags }, application, displayName) {
  const { _electron } = await import('playwright');
  writeFileSync(
    join(application, 'package.json'),
    '{"name":"icons","version":"1.0.0","main":"main.js"}',
  );
  writeFileSync(
    join(application, 'main.js'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadURL('about:blank'));",
  );
  const args = [...flags, application];
  const env = { ...process.env, ...(displayName && { DISPLAY: displayName }) };
  const electron = await _electron.launch({ executablePath: executable, args, env });
  try {
    const page = await electron.firstWindow();
    const source = `data:image/svg+xml;base64,${readFileSync(join(folder, 'icon.svg')).toString('base64')}`;
    const images = new Map();
    for (const width of widths)
      images.set(width, Buffer.from(await page.evaluate(drawPng, { source, width }), 'base64'));
    return images;
  } finally {
    await electron.close();
  }
}

/* global document, Image */
async function drawPng({ source, width }) {
  const image = new Image(width, width);
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = width;
  canvas.getContext('2d').drawImage(image, 0, 0, width, width);
  return canvas.toDataURL('image/png').split(',')[1];
}
