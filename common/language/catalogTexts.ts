import type { Catalog } from './catalogs';

/** All texts of a catalog by their path, as `source.state.live`. */
export function textsOf(catalog: Catalog, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalog).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...textsOf(value, `${path}${key}.`)],
    ),
  );
}

/** A key without its plural form: languages have more or fewer of them. */
export function meaningOf(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

/** Names of the values that a text takes, sorted: `name` for `{{name}}`, `count` for `{{count, number}}`. */
export function valuesIn(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{-?\s*([^\s,}]+)/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}
