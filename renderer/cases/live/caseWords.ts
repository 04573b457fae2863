import type { CaseNote } from '../../../common/cases/caseNote';
import type { ClinicalPayload } from '../../../common/cases/caseEvent';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { Words } from '../../../common/language/translation';
import { lengthWord } from '../caseTimeWords';

type CaseWords = Words<'cases'>;

/** Kinds that are counted: their number in the case says more than their name. */
const counted: ReadonlySet<string> = new Set(['attempt', 'ductEntry']);

/** What an event is called: `Attempt 3`, `Needle-knife fistulotomy`. */
export function eventWords(
  t: CaseWords,
  payload: ClinicalPayload,
  ordinal: number | null = null,
): string {
  const name = nameOf(t, payload);
  if (ordinal === null || !counted.has(payload.kind)) return name;
  return t('live.eventNumber', { event: name, ordinal });
}

/** What is said quietly of the running case. */
export function caseNoteWords(t: CaseWords, note: CaseNote): string {
  switch (note.says) {
    case 'started':
    case 'ended':
    case 'resumed':
      return t(`live.note.${note.says}`, { pseudonym: note.pseudonym });
    case 'logged':
    case 'undone':
    case 'restored':
      return t(`live.note.${note.says}`, {
        event: eventWords(t, note.payload, note.ordinal),
      });
    case 'slept':
      return t('live.note.slept', {
        time: lengthWord(note.forMs),
        leftOut: lengthWord(note.leftOutMs),
      });
    case 'alreadySaid':
      return t('live.note.alreadySaid', { event: eventWords(t, note.payload) });
    case 'noCase':
    case 'cannotStart':
    case 'notAllowed':
    case 'alreadyRunning':
    case 'nothingToUndo':
    case 'nothingNext':
    case 'oneOperator':
      return t(`live.note.${note.says}`);
  }
}

function nameOf(t: CaseWords, payload: ClinicalPayload): string {
  if (payload.kind === 'technique') return t(`terms.technique.${payload.technique}`);
  return t(`terms.kind.${payload.kind}`);
}

/** Who holds the scope. */
export function atScopeWords(t: CaseWords, { atScope }: LiveCase): string | null {
  if (atScope === null) return null;
  const role = t(`terms.operatorRole.${atScope.role}`);
  return atScope.name === '' ? role : `${atScope.name} · ${role}`;
}
