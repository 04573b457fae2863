import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sensitivityCostsSchema } from '../../common/sensitivityCosts';
import { tinyPackFolder } from '../inference/fixtures/packCopy';
import { writeBlockVideo } from './fixtures/blockVideo';
import { BuiltCli } from './fixtures/builtCli';

let cli: BuiltCli;
beforeAll(async () => {
  cli = await BuiltCli.create();
  await cp(tinyPackFolder, join(cli.packFolder, 'tiny-pack'), { recursive: true });
  await writeBlockVideo(join(cli.folder, 'block.mp4'), 50, 30);
  await writeTruth('truth.json', 50);
});
afterAll(() => cli.dispose());

/** The block is there from the first frame on, until it is gone from frame 30. */
async function writeTruth(name: string, frameCount: number): Promise<void> {
  const box = { x: 120, y: 80, width: 60, height: 48 };
  const frames = Array.from({ length: frameCount }, (_, frameId) => ({
    frameId,
    box: frameId < 30 ? box : null,
  }));
  await writeFile(join(cli.folder, name), JSON.stringify({ fps: 25, frames }));
}

const words = ['evaluate', '--video', 'block.mp4', '--fov', 'none', '--truth'];

describe('evaluate', () => {
  it('says what each setting costs, as an object', async () => {
    const { code, stdout } = await cli.run([...words, 'truth.json', '--json']);
    expect(code).toBe(0);
    const costs = sensitivityCostsSchema.parse(JSON.parse(stdout));
    const manifest = JSON.parse(await readFile(join(tinyPackFolder, 'manifest.json'), 'utf8')) as {
      readonly files: readonly [{ readonly sha256: string }];
    };
    expect(costs.pack).toEqual({
      id: 'tiny-pack',
      version: '1.0.0',
      sha256: manifest.files[0].sha256,
    });
    expect(costs.video).toMatchObject({ frames: 50, framesWithPapilla: 30, appearances: 1 });
    // Red and grey are nobody's tissue: all pictures are out of body, so that nothing is ever shown.
    expect(costs.settings.standard).toMatchObject({
      delaysFrames: [null],
      delayMs: null,
      shownShare: 0,
    });
  });

  it('says it as a table', async () => {
    const { code, stdout } = await cli.run([...words, 'truth.json', '--settings', 'quiet']);
    expect(code).toBe(0);
    expect(stdout).toContain('tiny-pack 1.0.0 on cpu; block.mp4, 50 frames at 25 fps');
    expect(stdout).toMatch(/^quiet +0\.65 +6\/3 +– +missed +0\.0 +0 +0\.0 %/m);
    expect(stdout).not.toContain('sensitive ');
  });

  it('measures several packs and writes their tables', async () => {
    const other = join(cli.packFolder, 'other');
    await cp(tinyPackFolder, other, { recursive: true });
    const manifestFile = join(other, 'manifest.json');
    const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
    await writeFile(manifestFile, JSON.stringify({ ...manifest, id: 'other' }));
    const more = ['--packs', 'other,tiny-pack', '--settings', 'quiet', '--out', 'new/found'];
    const { code, stdout } = await cli.run([...words, 'truth.json', ...more, '--json']);
    expect(code).toBe(0);
    const costs = stdout
      .trimEnd()
      .split('\n')
      .map((line) => sensitivityCostsSchema.parse(JSON.parse(line)));
    expect(costs.map(({ pack }) => pack.id)).toEqual(['other', 'tiny-pack']);
    const read = (name: string): Promise<string> =>
      readFile(join(cli.folder, 'new', 'found', name), 'utf8');
    const frames = (await read('frames.csv')).trimEnd().split('\n');
    expect(frames).toHaveLength(1 + 2 * 50);
    expect(frames[1]).toMatch(/^other,0,0,1,0\.\d+,0,/);
    expect((await read('tradeoff.csv')).split('\n')[1]).toMatch(
      /^other,quiet,peak,false,0\.05,6,3,,1,1,/,
    );
    const document = JSON.parse(await read('video.json')) as { readonly packs: readonly object[] };
    expect(document.packs).toMatchObject(
      costs.map((one) => ({ costs: one, boxes: { quiet: null } })),
    );
  });

  it('says where it cannot write', async () => {
    const more = ['--out', join('truth.json', 'below')];
    const { code, stderr } = await cli.run([...words, 'truth.json', ...more]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The folder .*below cannot be made: .* Name another one with --out\./);
  });

  it.each([
    ['is not there', 'absent.json', null, /absent\.json cannot be read/],
    ['is no JSON', 'text.json', 'not JSON', /text\.json is no JSON/],
    ['is something else', 'else.json', '{"frames":[]}', /else\.json is no truth file: field fps/],
    [
      'leaves a frame out',
      'gap.json',
      '{"fps":25,"frames":[{"frameId":1,"box":null}]}',
      /gap\.json is no truth file: field frames must hold every frame once/,
    ],
  ])('refuses a truth that %s, in one message', async (_, name, content, message) => {
    if (content !== null) await writeFile(join(cli.folder, name), content);
    const { code, stdout, stderr } = await cli.run([...words, name]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('refuses the truth of another video', async () => {
    await writeTruth('short.json', 49);
    const { code, stderr } = await cli.run([...words, 'short.json']);
    expect(code).toBe(1);
    expect(stderr).toContain('short.json is of another video: it has 49 frames');
  });
});
