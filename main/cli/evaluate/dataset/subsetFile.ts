import { z } from 'zod';
import { CliError } from '../../cliErrors';
import { readCheckedJson, readText } from './checkedJson';

const what = 'The subset';
const namesSchema = z.array(z.string().min(1)).min(1);

/**
 * Names of images: a JSON array, or a text with one a line, blank lines left out.
 * @returns each once, at least one
 * @throws CliError that names the file and what is wrong with it
 */
export async function readSubset(path: string): Promise<readonly string[]> {
  const text = await readText(path, what);
  const isJson = text.trimStart().startsWith('[');
  const names = isJson ? await readCheckedJson(path, namesSchema, what) : linesOf(text);
  if (names.length === 0) throw new CliError(`${what} ${path} names no image.`);
  return [...new Set(names)];
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
