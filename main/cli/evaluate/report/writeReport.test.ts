import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fourModels, syntheticEvaluation } from './fixtures/syntheticEvaluation';
import type { PictureRequest } from './pictureReader';
import { writeReport } from './writeReport';

const evaluation = syntheticEvaluation({ ...fourModels, images: 40, withoutTarget: 0 });
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-report-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeReport', () => {
  it('writes one file, without any picture if there is no reader', async () => {
    await writeReport(evaluation, join(folder, 'report.html'), { readPicture: null });
    expect(await readdir(folder)).toEqual(['report.html']);
    const html = await readFile(join(folder, 'report.html'), 'utf8');
    expect(html).not.toContain('image/jpeg');
    expect(html).toContain('Without the pictures of the data set');
    expect(html).not.toContain('/nowhere/');
  });

  it('holds each picture once, however many models show it', async () => {
    const asked: PictureRequest[] = [];
    await writeReport(evaluation, join(folder, 'report.html'), {
      readPicture: (request) => {
        asked.push(request);
        return Promise.resolve(Buffer.from(request.path));
      },
    });
    const html = await readFile(join(folder, 'report.html'), 'utf8');
    expect(new Set(asked.map(({ path }) => path)).size).toBe(asked.length);
    const held = html.match(/href="data:image\/jpeg;base64,[^"]*"/g) ?? [];
    expect(held).toHaveLength(asked.length);
    expect(html.match(/<use /g)?.length).toBeGreaterThan(asked.length);
    expect(html).not.toContain('/nowhere/');
  });

  it('goes without pictures that cannot be read', async () => {
    await writeReport(evaluation, join(folder, 'report.html'), {
      readPicture: () => Promise.resolve(null),
    });
    const html = await readFile(join(folder, 'report.html'), 'utf8');
    expect(html).not.toContain('<use ');
    expect(html).toContain('class="field-of-view"');
  });

  it('tells the peak of a mask, and none of a box that was regressed', async () => {
    const of = async (id: string): Promise<string> => {
      const models = fourModels.models.filter((model) => model.id === id);
      const one = syntheticEvaluation({ ...fourModels, models, images: 40, withoutTarget: 0 });
      await writeReport(one, join(folder, 'report.html'), { readPicture: null });
      return readFile(join(folder, 'report.html'), 'utf8');
    };
    expect(await of('unet-vgg16')).toMatch(/distance\u00a00\.\d+ · peak\u00a0/u);
    const box = await of('box-vgg16');
    expect(box).toMatch(/distance\u00a00\.\d+/u);
    expect(box).not.toContain('peak\u00a0');
  });

  it('leaves an older report in place when it is stopped', async () => {
    const file = join(folder, 'report.html');
    await writeFile(file, 'older');
    const readPicture = () => Promise.reject(new Error('stopped'));
    await expect(writeReport(evaluation, file, { readPicture })).rejects.toThrow('stopped');
    expect(await readFile(file, 'utf8')).toBe('older');
    expect(await readdir(folder)).toEqual(['report.html']);
  });

  it('says what to do when there is no such folder', async () => {
    const file = join(folder, 'missing', 'report.html');
    await expect(writeReport(evaluation, file, { readPicture: null })).rejects.toThrow(
      /cannot be written: there is no folder/,
    );
  });
});
