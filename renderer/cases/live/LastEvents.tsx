import './lastEvents.css';
import { useTranslation } from 'react-i18next';
import type { LiveCase, LiveCaseEvent } from '../../../common/cases/liveCase';
import type { LiveController } from '../../live/liveController';
import { Button } from '../../ui/Button';
import { timeWord } from '../caseTimeWords';
import { keyOfCaseAction } from './caseKeys';
import { eventWords } from './caseWords';
import { EventText } from './EventText';
import { takesText } from './eventText';
import { toggleWriting, useLiveCase } from './liveCaseStore';

/** As many as there is ever room for; older ones stand on the page of the case. */
const eventsShown = 6;

interface LastEventsProps {
  readonly controller: LiveController;
  readonly running: LiveCase;
}

/** What was logged last, the newest at the bottom beside what takes it back. */
export function LastEvents({ controller, running }: LastEventsProps) {
  const { t } = useTranslation('cases');
  const shown = running.events.slice(-eventsShown);
  return (
    <section className="last-events" aria-label={t('live.events')}>
      <div className="event-room">
        <ol className="small event-lines" data-testid="case-events">
          {shown.length === 0 && <li className="dim">{t('live.noEvents')}</li>}
          {shown.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      </div>
      <EventButtons controller={controller} running={running} />
    </section>
  );
}

function EventLine({ event }: { readonly event: LiveCaseEvent }) {
  const { t } = useTranslation('cases');
  const { payload, ordinal, moment, isWithdrawn, isSafe, trigger } = event;
  const words = eventWords(t, payload, ordinal);
  const text = 'text' in payload ? payload.text : '';
  return (
    <li data-withdrawn={isWithdrawn} data-safe={isSafe} data-event={event.id}>
      <span className="figure">{timeWord(moment.wallTime)}</span>{' '}
      {isWithdrawn ? <s>{words}</s> : words}
      {text !== '' && `: ${text}`}
      <span className="dim"> · {isSafe ? t(`live.by.${trigger.source}`) : t('live.saving')}</span>
    </li>
  );
}

/** Undo; what brings back what was undone; for an entry of the duct that was only counted, how it came; words for a mark. */
function EventButtons({ controller, running }: LastEventsProps) {
  const { t } = useTranslation('cases');
  const undoneId = useLiveCase((state) => state.undoneId);
  const newest = running.events.findLast(({ isWithdrawn }) => !isWithdrawn);
  const asksMeans = newest?.payload.kind === 'ductEntry' && newest.payload.means === 'notSaid';
  const writtenId = useLiveCase((state) => state.writtenId);
  const written = running.events.filter(takesText).find(({ id }) => id === writtenId);
  return (
    <div className="press-row">
      {written !== undefined && (
        <EventText key={written.id} controller={controller} event={written} />
      )}
      {written === undefined && newest !== undefined && takesText(newest) && (
        <Button size="large" shortcut="W" onPress={toggleWriting}>
          {t('live.button.text')}
        </Button>
      )}
      {asksMeans && undoneId === null && <MeansButtons controller={controller} id={newest.id} />}
      {undoneId !== null && (
        <Button size="large" onPress={() => void controller.call('case:restore', undoneId, 'ui')}>
          {t('live.button.bringBack')}
        </Button>
      )}
      {newest !== undefined && (
        <Button
          size="large"
          shortcut={keyOfCaseAction.undoEvent}
          onPress={() => controller.perform({ kind: 'runAction', name: 'undoEvent' })}
        >
          {t('live.button.undo')}
        </Button>
      )}
    </div>
  );
}

interface MeansButtonsProps {
  readonly controller: LiveController;
  /** Of the entry that is told more about. */
  readonly id: string;
}

function MeansButtons({ controller, id }: MeansButtonsProps) {
  const { t } = useTranslation('cases');
  return (['wire', 'contrast'] as const).map((means) => (
    <Button
      key={means}
      size="large"
      onPress={() => void controller.call('case:replace', id, { kind: 'ductEntry', means }, 'ui')}
    >
      {t(`terms.means.${means}`)}
    </Button>
  ));
}
