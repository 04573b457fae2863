import { basename, isAbsolute } from 'node:path';
import type { DatasetOptions } from './datasetOptions';

/** The command as it was typed; of a place on this machine only the last name. */
export function commandText(options: DatasetOptions): string {
  const given = (name: string, items: readonly (string | null)[]): string => {
    const shown = items.flatMap((item) => item ?? []).map(withoutPlace);
    return shown.length === 0 ? '' : ` --${name} ${shown.join(',')}`;
  };
  const { task, datasetPath, folds, packs, predictionsPaths, subsetPath, outFolder } = options;
  return [
    'npm run --silent ampulla -- evaluate',
    given('task', [task]),
    given('dataset', [datasetPath]),
    given('folds', folds.map(String)),
    given('packs', packs),
    given('predictions', predictionsPaths),
    given('subset', [subsetPath]),
    given('out', [outFolder]),
    options.withPictures ? '' : ' --without-pictures',
    options.json ? ' --json' : '',
  ].join('');
}

function withoutPlace(path: string): string {
  return isAbsolute(path) ? basename(path) : path;
}
