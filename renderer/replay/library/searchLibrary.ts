import type { LibraryEntry } from '../../../common/recordings/replayIpc';

/** Everything of a recording that a search may find, in the words of the screen. */
export type SearchText = (entry: LibraryEntry) => string;

/** The recordings that hold every word of a search, in any order and in any case. */
export function searchLibrary(
  entries: readonly LibraryEntry[],
  search: string,
  textOf: SearchText,
): readonly LibraryEntry[] {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const text = textOf(entry).toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
