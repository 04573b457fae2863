import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppendedFile } from './appendedFile';
import { encodeFrame } from './frameRecords';
import { decodePredictions } from './predictionChunks';
import { PredictionLog } from './predictionLog';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ampulla-appended-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const troubles: unknown[] = [];
function openFile(name = 'file', mostWaitingBytes = 1000): Promise<AppendedFile> {
  troubles.length = 0;
  const onTrouble = (error: unknown): void => void troubles.push(error);
  return AppendedFile.open({ path: join(folder, name), mostWaitingBytes, onTrouble });
}
const content = (): string => readFileSync(join(folder, 'file'), 'utf8');

describe('AppendedFile', () => {
  it('writes in order, and goes on where a file ended', async () => {
    const file = await openFile();
    for (const word of ['one ', 'two ', 'three '])
      expect(file.append(Buffer.from(word))).toBe(true);
    await file.close();
    const again = await openFile();
    again.append(Buffer.from('four'));
    expect(again.length).toBe(18);
    await again.close();
    expect(content()).toBe('one two three four');
    expect(troubles).toEqual([]);
  });

  it('keeps what a full disk did not take, refuses more than it may hold, and never blocks', async () => {
    symlinkSync('/dev/full', join(folder, 'file'));
    const file = await openFile('file', 10);
    expect(file.append(Buffer.from('12345'))).toBe(true);
    expect(await file.flush()).toBe(false);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatchObject({ code: 'ENOSPC' });
    expect(file.append(Buffer.from('12345'))).toBe(true);
    expect(file.append(Buffer.from('6'))).toBe(false);
    expect(file.waitingBytes).toBe(10);
    await file.close();
  });

  it('gives up what a full disk did not take, from a length on', async () => {
    symlinkSync('/dev/full', join(folder, 'file'));
    const file = await openFile();
    file.append(Buffer.from('12345'));
    file.append(Buffer.from('678'));
    expect(await file.flush()).toBe(false);
    await file.truncate(6);
    expect(file.length).toBe(6);
    await file.truncate(0);
    expect(file.length).toBe(0);
    expect(await file.flush()).toBe(true);
    await file.close();
  });

  it('gives up its end', async () => {
    const file = await openFile();
    file.append(Buffer.from('kept lost'));
    await file.truncate(5);
    file.append(Buffer.from('new'));
    await file.close();
    expect(content()).toBe('kept new');
  });

  it('takes whole records only', async () => {
    const record = encodeFrame({
      ...{ frameId: 1, segment: 0, followsGap: false, atMs: 0, mediaTimeMs: 0 },
    });
    const file = await openFile('file', 30);
    expect(file.append(record)).toBe(true);
    expect(file.append(record)).toBe(false);
    await file.close();
    expect(readFileSync(join(folder, 'file'))).toHaveLength(24);
  });
});

describe('PredictionLog', () => {
  it('writes what it gathered when it ends', async () => {
    const file = await openFile();
    const log = new PredictionLog(file);
    const evidence = { arrivedAtMs: 1, frameId: null, validForMs: 0 };
    log.addEvidence(evidence);
    log.dispose();
    await file.close();
    const read = decodePredictions(readFileSync(join(folder, 'file')));
    expect(read).toEqual({ predictions: [], evidence: [evidence], droppedBytes: 0 });
  });
});
