import './eventList.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchivedEvent, CaseDetail } from '../../../common/cases/caseDetail';
import { clockWord, timeWord } from '../caseTimeWords';
import { usePeople } from '../peopleStore';
import { EventEditor } from './EventEditor';
import { eventTitle, triggerWords } from './eventWords';
import { changeCase } from './openCaseStore';

/** What happened, in order; taken back ones struck through. Each can be corrected, and a forgotten one added. */
export function EventList({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  /** Id of the event that is being corrected, `new` for a forgotten one; null: none. */
  const [edited, setEdited] = useState<string | null>(null);
  const close = (): void => setEdited(null);
  return (
    <section className="event-list" aria-label={t('archive.events.title')}>
      <ol>
        {detail.events.map((event) => (
          <li key={event.id}>
            <EventRow
              event={event}
              detail={detail}
              isEdited={edited === event.id}
              onEdit={() => setEdited(edited === event.id ? null : event.id)}
            />
            {edited === event.id && <EventEditor detail={detail} event={event} onClose={close} />}
          </li>
        ))}
      </ol>
      {detail.events.length === 0 && <p className="small dim">{t('archive.events.none')}</p>}
      {edited === 'new' && <EventEditor detail={detail} event={null} onClose={close} />}
      {detail.mayCorrect && edited !== 'new' && (
        <button type="button" className="button" onClick={() => setEdited('new')}>
          {t('archive.events.add')}
        </button>
      )}
    </section>
  );
}

interface EventRowProps {
  readonly event: ArchivedEvent;
  readonly detail: CaseDetail;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
}

function EventRow({ event, detail, isEdited, onEdit }: EventRowProps) {
  const { t } = useTranslation('cases');
  const title = eventTitle(t, event, detail.summary.fields.operators);
  const text = 'text' in event.payload ? event.payload.text : '';
  return (
    <div className="event-row" data-withdrawn={event.isWithdrawn} data-testid="event">
      <span className="figure dim">{timeWord(event.moment.wallTime)}</span>
      <span className="figure">
        {event.sinceApproachMs === null ? '' : clockWord(event.sinceApproachMs)}
      </span>
      <div className="event-words">
        <p>
          {event.isWithdrawn ? <del>{title}</del> : title}
          <EventTags event={event} />
        </p>
        {text !== '' && <p className="small event-text">{text}</p>}
        <EventOrigin event={event} />
      </div>
      {detail.mayCorrect && (
        <div className="event-buttons">
          {!event.isWithdrawn && (
            <button
              type="button"
              className="event-button"
              aria-expanded={isEdited}
              aria-label={t('archive.events.correctNamed', { event: title })}
              onClick={onEdit}
            >
              {t('archive.events.correct')}
            </button>
          )}
          <button
            type="button"
            className="event-button"
            aria-label={t(
              event.isWithdrawn ? 'archive.events.bringBackNamed' : 'archive.events.takeBackNamed',
              { event: title },
            )}
            onClick={() =>
              void changeCase({
                change: event.isWithdrawn ? 'restore' : 'withdraw',
                eventId: event.id,
              })
            }
          >
            {t(event.isWithdrawn ? 'archive.events.bringBack' : 'archive.events.takeBack')}
          </button>
        </div>
      )}
    </div>
  );
}

function EventTags({ event }: { readonly event: ArchivedEvent }) {
  const { t } = useTranslation('cases');
  const tags = [
    event.isWithdrawn && t('archive.events.takenBack'),
    event.isReplaced && t('archive.events.corrected'),
    event.isAmendment && t('archive.events.amendment'),
  ].filter((tag) => tag !== false);
  return tags.map((tag) => (
    <span key={tag} className="event-tag">
      {tag}
    </span>
  ));
}

function EventOrigin({ event }: { readonly event: ArchivedEvent }) {
  const { t } = useTranslation('cases');
  const people = usePeople((state) => state.people);
  const author = people.find(({ id }) => id === event.authorId)?.name;
  const isLoggedElsewhen = event.loggedAt !== event.moment.wallTime;
  const words = [
    triggerWords(t, event),
    author,
    event.frameId !== null && t('archive.events.frame', { frameId: event.frameId }),
    isLoggedElsewhen && t('archive.events.loggedAt', { time: timeWord(event.loggedAt) }),
  ].filter((word) => word !== false && word !== undefined);
  return <p className="small dim">{words.join(' · ')}</p>;
}
