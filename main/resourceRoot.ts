import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Folder that holds `models/packs` and `assets`: the checkout in development, the resources folder beside
 * the archive in a packed application; `AMPULLA_RESOURCES` overrides it.
 * @param entryUrl `import.meta.url` of a built entry in `out/main`
 */
export function resourceRootOf(
  entryUrl: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const codeRoot = dirname(dirname(dirname(fileURLToPath(entryUrl))));
  const packed = codeRoot.endsWith('.asar') ? dirname(codeRoot) : codeRoot;
  return environment['AMPULLA_RESOURCES'] ?? packed;
}
