import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import { dateTimeWord } from '../caseTimeWords';
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
        {detail.history.map(({ id, kind, corrects, at, authorId, isAmendment }) => (
          <li key={id} className="small">
            <span className="dim figure">{dateTimeWord(i18n.language, at)}</span>{' '}
            {corrects === null
              ? historyWord(t, kind)
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
  'ended',
  'followUp',
  'signedOff',
] as const;

function historyWord(
  t: ReturnType<typeof useTranslation<'cases'>>['t'],
  kind: CaseDetail['history'][number]['kind'],
): string {
  const known = historyKinds.find((one) => one === kind);
  return known === undefined ? kind : t(`archive.history.kind.${known}`);
}
