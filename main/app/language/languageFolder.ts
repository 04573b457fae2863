import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileLanguage, parseLanguageFile } from '../../../common/language/languageFile';
import type { LanguageFault, RefusedLanguage } from '../../../common/language/languageState';

/** All words of the interface take about 60 kB; what is larger by far is no language. */
const largestFileBytes = 1024 * 1024;

/** What a folder of language files holds. */
export interface LanguageFolder {
  /** By code. Where two files give the same code, the first by name counts. */
  readonly languages: ReadonlyMap<string, FileLanguage>;
  readonly refused: readonly RefusedLanguage[];
}

/** Reads every `<code>.json` of a folder. A folder that does not exist holds none. Never throws. */
export async function readLanguageFolder(folder: string): Promise<LanguageFolder> {
  const entries = await readdir(folder).catch(() => []);
  const files = entries.filter((name) => name.endsWith('.json')).sort();
  const languages = new Map<string, FileLanguage>();
  const refused: RefusedLanguage[] = [];
  for (const file of files) {
    const read = await readLanguage(join(folder, file), file.slice(0, -'.json'.length));
    if ('kind' in read) refused.push({ file, fault: read });
    else if (!languages.has(read.code)) languages.set(read.code, read);
  }
  return { languages, refused };
}

async function readLanguage(path: string, code: string): Promise<FileLanguage | LanguageFault> {
  try {
    const { size } = await stat(path);
    if (size > largestFileBytes) return { kind: 'tooLarge', detail: '1 MiB' };
    return parseLanguageFile(code, await readFile(path, 'utf8'));
  } catch (error) {
    return { kind: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}
