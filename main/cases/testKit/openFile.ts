import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type KeySealer, keyFileSchema, unwrapBySystem } from '../keys/keyFile';
import { storePlace } from '../storePlace';
import { sealerOf } from './testSealer';

/** The key of a store, as somebody with the account has it. */
export function keyOf(folder: string, sealer: KeySealer = sealerOf('operator')): Buffer {
  const file = keyFileSchema.parse(JSON.parse(readFileSync(storePlace(folder).keyFile, 'utf8')));
  const key = unwrapBySystem(file, sealer);
  if (key === null) throw new Error('The sealer does not open this store.');
  return key;
}

/** The driver lets go of a file when its process ends and not before: each look is a process of its own. */
const script = `
import { createClient } from '@libsql/client';
const [path, encryptionKey, statements] = process.argv.slice(1);
const url = 'file:' + path.replaceAll(/[%?#]/g, encodeURIComponent);
const client = createClient({ url, encryptionKey, concurrency: 1 });
const answers = [];
for (const statement of JSON.parse(statements)) {
  answers.push((await client.execute(statement)).rows.map((row) => ({ ...row })));
}
console.log(JSON.stringify(answers.at(-1) ?? []));
`;

type Statement = string | { readonly sql: string; readonly args: readonly (string | number)[] };
type Row = Readonly<Record<string, string | number | null>>;

/** Runs statements past Ampulla. @returns rows of the last one */
export function runOn(database: string, key: Buffer, statements: readonly Statement[]): Row[] {
  const words = [database, key.toString('hex'), JSON.stringify(statements)];
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  const program = ['--input-type=module', '-e', script, '--', ...words];
  return JSON.parse(execFileSync(process.execPath, program, { cwd, encoding: 'utf8' })) as Row[];
}

/** Runs statements against a closed store. */
export function tamper(folder: string, ...statements: readonly Statement[]): Row[] {
  return runOn(storePlace(folder).database, keyOf(folder), statements);
}
