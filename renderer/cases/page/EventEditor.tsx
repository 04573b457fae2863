import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchivedEvent, CaseDetail, ShiftedTime } from '../../../common/cases/caseDetail';
import type { ClinicalPayload } from '../../../common/cases/caseEvent';
import { SelectField } from '../../ui/SelectField';
import { TextField } from '../../ui/TextField';
import { LongTextField } from '../fields/LongTextField';
import { shiftTo, timeWord } from '../caseTimeWords';
import { changeCase } from './openCaseStore';
import { choiceOf, eventChoices, payloadOf } from './eventChoices';

interface EventEditorProps {
  readonly detail: CaseDetail;
  /** The event to correct; null: a forgotten one is added. */
  readonly event: ArchivedEvent | null;
  readonly onClose: () => void;
}

/** What an event should have said and when it was; or a forgotten one, whose time may be left open. */
export function EventEditor({ detail, event, onClose }: EventEditorProps) {
  const { t } = useTranslation('cases');
  const { operators } = detail.summary.fields;
  const choices = eventChoices(t, operators);
  const [choice, setChoice] = useState(
    () => choices.find(({ value }) => value === choiceOf(event?.payload))?.value ?? 'attempt',
  );
  const [text, setText] = useState(
    event !== null && 'text' in event.payload ? event.payload.text : '',
  );
  const before = event === null ? '' : timeWord(event.moment.wallTime);
  const [time, setTime] = useState(before);
  const payload = payloadOf(choice, text, operators);
  const isTimeSaid = time.trim() !== '';
  const at = isTimeSaid ? shiftedTime(time, detail, event) : null;
  // Only of a forgotten event may the time be left open.
  const isTimeWrong = at === null && (isTimeSaid || event !== null);
  const submit = async (submitted: SyntheticEvent): Promise<void> => {
    submitted.preventDefault();
    if (payload === null || isTimeWrong) return;
    const isDone = await save(event, payload, time === before ? null : at);
    if (isDone) onClose();
  };
  return (
    <form className="event-editor" onSubmit={(submitted) => void submit(submitted)}>
      <div className="event-editor-row">
        <SelectField
          label={t('archive.events.what')}
          value={choice}
          options={choices}
          onChange={setChoice}
        />
        <TextField
          label={t('archive.events.when')}
          value={time}
          onChange={setTime}
          placeholder="14:02:11"
          hint={event === null ? t('archive.events.whenUnknown') : undefined}
          error={isTimeWrong ? t('archive.events.timeForm') : undefined}
        />
      </div>
      {payload !== null && 'text' in payload && (
        <LongTextField
          label={t('archive.events.text')}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
      )}
      <div className="button-row">
        <button type="submit" className="button" data-primary="true" disabled={isTimeWrong}>
          {t(event === null ? 'archive.events.addNow' : 'archive.events.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('archive.cancel')}
        </button>
      </div>
    </form>
  );
}

function save(
  event: ArchivedEvent | null,
  payload: ClinicalPayload,
  at: ShiftedTime | null,
): Promise<boolean> {
  return event === null
    ? changeCase({ change: 'add', payload, at })
    : changeCase({ change: 'replace', eventId: event.id, payload, at });
}

/** The typed time, relative to the event that was logged nearest to it; null where it cannot be read. */
function shiftedTime(
  typed: string,
  detail: CaseDetail,
  event: ArchivedEvent | null,
): ShiftedTime | null {
  const from = event?.moment.wallTime ?? detail.summary.startedAt;
  const shift = shiftTo(typed, from);
  if (shift === null) return null;
  const target = Date.parse(from) + shift;
  const logged = [
    ...detail.history.filter(({ kind }) => kind === 'started').map(({ id, at }) => ({ id, at })),
    ...detail.events.map(({ id, loggedAt }) => ({ id, at: loggedAt })),
  ].map(({ id, at }) => ({ eventId: id, shiftMs: target - Date.parse(at) }));
  const [first] = logged.toSorted((one, other) => Math.abs(one.shiftMs) - Math.abs(other.shiftMs));
  return first ?? null;
}
