import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tinyDifficultyFolder, tinyPackFolder } from '../../../inference/fixtures/packCopy';
import { BuiltCli } from '../../fixtures/builtCli';

/* The tiny pack's P(difficult) is the mean of the picture's red: who is red is difficult. */

/** Each test starts a program that starts others, perhaps on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const patients = [
  { key: 'a', difficulty: 'easy', reds: [40, 160] },
  { key: 'b', difficulty: 'easy', reds: [30] },
  { key: 'c', difficulty: 'long', reds: [220] },
  { key: 'd', difficulty: 'failure', reds: [240, 180] },
] as const;

let cli: BuiltCli;
beforeAll(async () => {
  cli = await BuiltCli.create();
  await cp(tinyDifficultyFolder, join(cli.packFolder, 'tiny-difficulty'), { recursive: true });
  await cp(tinyPackFolder, join(cli.packFolder, 'tiny-pack'), { recursive: true });
  await writePatients('clinic');
}, 60_000);
afterAll(() => cli.dispose());

async function writePatients(name: string): Promise<void> {
  const folder = join(cli.folder, name);
  await mkdir(join(folder, 'images'), { recursive: true });
  const size = { width: 96, height: 80 };
  const images = patients.flatMap(({ key, difficulty, reds }) =>
    reds.map((red, index) => ({
      ...{ red, file_name: `images/${key}${index}.png`, patientKey: key, difficulty, ...size },
      field_of_view: { x: 0, y: 0, ...size },
    })),
  );
  for (const { red, file_name: fileName } of images) {
    const pixel = [red, 60, 50];
    const data = Uint8Array.from({ length: 96 * 80 * 3 }, (_, place) => pixel[place % 3] ?? 0);
    await writeFile(join(folder, fileName), encode({ ...size, data, channels: 3 }));
  }
  const listed = images.map((image, index) => ({ id: index + 1, ...image }));
  const content = JSON.stringify({ images: listed, annotations: [] });
  await writeFile(join(folder, 'annotations.json'), content);
}

const evaluate = (...words: string[]) => cli.run(['evaluate', '--dataset', 'clinic', ...words]);

describe('evaluate with a pack that estimates the difficulty', () => {
  it('pools a patient’s images as the application sees them, and writes the report', async () => {
    const words = ['--packs', 'tiny-difficulty', '--out', 'result', '--json'];
    const { code, stdout, stderr } = await evaluate(...words);
    expect(stderr).toContain('Model pack tiny-difficulty 1.0.0 on cpu.');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ task: 'difficulty', pack: 'tiny-difficulty', classes: ['easy', 'difficult'] },
      ...{ patients: 4, images: 6, accuracy: 1, auc: 1, binary: null, bayes: null },
      confusion: [
        [2, 0],
        [0, 2],
      ],
    });
    const lines = (await readFile(join(cli.folder, 'result', 'patients.csv'), 'utf8')).split('\n');
    const difficult = lines.slice(1, 5).map((line) => Number(line.split(',').at(-1)));
    const expected = [100, 30, 220, 210].map((red) => red / 255);
    for (const [index, value] of difficult.entries()) {
      // Pictures go through YUV.
      expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(0.02);
    }
    const html = await readFile(join(cli.folder, 'result', 'report.html'), 'utf8');
    expect(html.match(/href="data:image\/jpeg;base64,/g)).toHaveLength(4);
    expect(html.match(/href="data:image\/png;base64,/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('is measured on difficulty where nothing else was asked for and another pack cannot', async () => {
    const alone = await evaluate('--task', 'difficulty', '--json');
    expect(JSON.parse(alone.stdout)).toMatchObject({ pack: 'tiny-difficulty' });
    const other = await evaluate('--task', 'difficulty', '--packs', 'tiny-pack');
    expect({ code: other.code, stdout: other.stdout }).toEqual({ code: 1, stdout: '' });
    expect(other.stderr).toContain('tiny-pack');
    expect(other.stderr).toContain('names no difficulty');
    const both = await evaluate('--packs', 'tiny-difficulty,tiny-pack');
    expect(both.code).toBe(1);
    expect(both.stderr).toContain('has a target');
  });
});
