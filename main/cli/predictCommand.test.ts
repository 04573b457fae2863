import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingManifestSchema } from '../../common/recordings/recordingManifest';
import { type BuiltInference, buildInference } from '../inference/fixtures/builtInference';
import { PackShelf } from '../inference/fixtures/packCopy';
import { makeSmallRecording } from '../recording/testKit/smallRecording';
import { runCommandLine } from './commandLine';
import { quietContext } from './fixtures/quietContext';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const root = mkdtempSync(join(tmpdir(), 'ampulla-predict-'));
let built: BuiltInference;
let shelf: PackShelf;
beforeAll(async () => {
  built = await buildInference();
  shelf = await PackShelf.create();
  await shelf.add(join('packs', 'tiny'));
}, 120_000);
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await Promise.all([built.dispose(), shelf.dispose()]);
});

function run(...words: string[]) {
  const said: string[] = [];
  const context = {
    ...quietContext(built.entry),
    workingFolder: root,
    environment: { ...process.env, AMPULLA_USER_DATA: shelf.folder },
    print: (text: string) => void said.push(text),
    errors: { isTerminal: false, write: (text: string) => void said.push(text) },
  };
  return runCommandLine(['predict', ...words], context).then((code) => ({
    code,
    said: said.join(''),
  }));
}

describe('predict', { timeout: 60_000 }, () => {
  it('puts a track into a recording', async () => {
    const { path } = makeSmallRecording({ ffmpegPath, root, segments: [40] });
    const { code, said } = await run(path, '--pack', 'tiny-pack');
    expect(said).toContain('tiny-pack has predicted the recording.');
    expect(code).toBe(0);
    const manifest = recordingManifestSchema.parse(
      JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')),
    );
    expect(manifest.tracks.map(({ id }) => id)).toEqual(['live', 'tiny-pack']);
  });

  it('says what is missing', async () => {
    expect(await run()).toMatchObject({ code: 2 });
    expect((await run('nowhere', '--pack', 'tiny-pack')).said).toContain('not there');
  });
});
