import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import { dateTimeWord, lengthWord } from '../caseTimeWords';
import { usePeople } from '../peopleStore';
import { eventTitle } from './eventWords';

/** Everything that was said about the case: corrections, fields, follow-up, sign-off, with author and time. */
export function HistoryCard({ detail }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation('cases');
  const people = usePeople((state) => state.people);
  const titles = new Map(
    detail.events.map((event) => [event.id, eventTitle(t, event, detail.summary.fields.operators)]),
  );
  return (
    <details className="case-history">
      <summary className="caps">{t('archive.history.title')}</summary>
      <ol className="case-history">
        {detail.history.map(({ id, kind, corrects, at, authorId, isAmendment, ...times }) => (
          <li key={id} className="small">
            <span className="dim figure">{dateTimeWord(i18n.language, at)}</span>{' '}
            {corrects === null
              ? historyWord(t, kind, times)
              : t('archive.history.corrects', {
                  what: historyWord(t, kind),
                  event: titles.get(corrects) ?? '',
                })}
            {authorId !== null && (
              <span className="dim"> · {people.find(({ id: one }) => one === authorId)?.name}</span>
            )}
            {isAmendment && <span className="event-tag">{t('archive.events.amendment')}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

type Entry = CaseDetail['history'][number];

const historyKinds = [
  'started',
  'fieldsSet',
  'withdrawn',
  'restored',
  'replaced',
  'aiVerdict',
  'aiModel',
  'clockSet',
  'resumed',
  'slept',
  'ended',
  'followUp',
  'signedOff',
] as const;

function historyWord(
  t: ReturnType<typeof useTranslation<'cases'>>['t'],
  kind: Entry['kind'],
  { ms, leftOutMs }: Pick<Entry, 'ms' | 'leftOutMs'> = { ms: null, leftOutMs: null },
): string {
  const known = historyKinds.find((one) => one === kind);
  const word = known === undefined ? kind : t(`archive.history.kind.${known}`);
  if (ms === null) return word;
  const time = kind === 'clockSet' ? signedLengthWord(ms) : lengthWord(ms);
  return leftOutMs === null
    ? t('archive.history.time', { word, time })
    : t('archive.history.sleep', { word, time, leftOut: lengthWord(leftOutMs) });
}

/** By how much a clock was set, `+60:00` or `−60:00`. */
function signedLengthWord(ms: number): string {
  return ms > 0 ? `+${lengthWord(ms)}` : lengthWord(ms);
}
