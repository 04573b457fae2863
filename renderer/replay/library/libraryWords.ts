import i18next from 'i18next';
import type { LibraryEntry } from '../../../common/recordings/replayIpc';
import type { Words } from '../../../common/language/translation';
import { dateTimeWord } from '../../cases/caseTimeWords';

/** When a recording began, in the room's time; its name where that is not known. */
export function startWord({ startedAt, recordingId }: LibraryEntry): string {
  return startedAt === null ? recordingId : dateTimeWord(i18next.language, startedAt);
}

/** Whose procedure it is, as far as it may be shown. */
export function caseWord(t: Words<'replay'>, { caseId, casePseudonym }: LibraryEntry): string {
  if (casePseudonym !== null) return t('library.case', { pseudonym: casePseudonym });
  return caseId === null ? t('library.noCase') : t('library.caseHidden');
}

/** What stands in a recording, in a few words. */
export function findingWords(t: Words<'replay'>, entry: LibraryEntry): readonly string[] {
  const { foundShare, events, gaps, notes, state } = entry;
  if (state === 'damaged') return [];
  return [
    foundShare === null ? t('finding.unknown') : t('finding.ampulla', { share: foundShare }),
    ...(events.length === 0 ? [] : [t('finding.events', { count: events.length })]),
    ...(notes.length === 0 ? [] : [t('finding.notes', { count: notes.length })]),
    ...(gaps === 0 ? [] : [t('finding.gaps', { count: gaps })]),
  ];
}

/** The name of an event of the case log; the log's own word where this version knows none. */
export function eventWord(t: Words<'cases'>, event: string): string {
  const kind = kindsOfEvents.find((known) => known === event);
  return kind === undefined ? event : t(`terms.kind.${kind}`);
}

const kindsOfEvents = [
  ...(['approach', 'attempt', 'ductEntry', 'technique', 'operatorChange', 'cannulated'] as const),
  ...(['failed', 'sphincterotomy', 'stone', 'stent', 'bleeding', 'perforation', 'mark'] as const),
] as const;

/** All that a search looks through. */
export function searchTextOf(
  t: Words<'replay'>,
  cases: Words<'cases'>,
  entry: LibraryEntry,
): string {
  return [
    startWord(entry),
    entry.title ?? '',
    caseWord(t, entry),
    t(`state.${entry.state}`),
    ...entry.events.map((event) => eventWord(cases, event)),
    ...entry.notes,
    ...findingWords(t, entry),
  ].join(' ');
}
