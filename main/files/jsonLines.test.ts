import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appendJsonLine, readJsonLines } from './jsonLines';

const root = mkdtempSync(join(tmpdir(), 'ampulla-lines-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const schema = z.strictObject({ number: z.int() });
const numbers = (lines: readonly { readonly number: number }[]) =>
  lines.map(({ number }) => number);

describe('JSON lines', () => {
  it('are read as they were added; no file is as good as an empty one', async () => {
    const path = join(root, 'whole.jsonl');
    expect((await readJsonLines(path, schema)).lines).toEqual([]);
    for (const number of [1, 2, 3]) await appendJsonLine(path, { number }, 0o600);
    const { lines, damaged, behindDamage } = await readJsonLines(path, schema);
    expect([numbers(lines), damaged, numbers(behindDamage)]).toEqual([[1, 2, 3], 0, [1, 2, 3]]);
    expect(readFileSync(path, 'utf8')).toBe('{"number":1}\n{"number":2}\n{"number":3}\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('survive one that was cut off or is of another form', async () => {
    const path = join(root, 'damaged.jsonl');
    await appendJsonLine(path, { number: 1 });
    appendFileSync(path, '{"number":"two"}\n{"num');
    await appendJsonLine(path, { number: 3 });
    const { lines, damaged, behindDamage } = await readJsonLines(path, schema);
    expect([numbers(lines), damaged, numbers(behindDamage)]).toEqual([[1, 3], 2, [3]]);
  });

  it('say what the system says where nothing can be added', async () => {
    await expect(appendJsonLine(root, { number: 1 })).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
