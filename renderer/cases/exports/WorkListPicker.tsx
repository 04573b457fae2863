import './exportPanel.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import type { CaseFieldsPatch } from '../../../common/cases/caseFields';
import type { WorkList, WorkListEntry } from '../../../common/cases/workList';
import { ask } from '../ask';
import { Trouble } from '../Trouble';

interface WorkListPickerProps {
  /** Whether the person at the screen may see who the patients are. */
  readonly showsIdentity: boolean;
  readonly onChoose: (fields: CaseFieldsPatch) => void;
}

/** Opens a work-list and takes one of its cases into the fields. The list is kept nowhere. */
export function WorkListPicker({ showsIdentity, onChoose }: WorkListPickerProps) {
  const { t } = useTranslation('cases');
  const [answer, setAnswer] = useState<ArchiveAnswer<WorkList | null> | null>(null);
  if (!showsIdentity) return null;
  const open = async (): Promise<void> => {
    setAnswer(await ask(window.ampulla.invoke('workList:open')));
  };
  const choose = ({ pseudonym, fields }: WorkListEntry): void => {
    onChoose(pseudonym === null ? fields : { ...fields, pseudonym });
    setAnswer(null);
  };
  return (
    <div className="work-list">
      <button type="button" className="button" onClick={() => void open()}>
        {t('exports.workList.open')}
      </button>
      {answer !== null && !answer.isDone && <Trouble explanation={answer.explanation} />}
      {answer?.isDone === true && answer.value !== null && (
        <Entries list={answer.value} onChoose={choose} />
      )}
    </div>
  );
}

interface EntriesProps {
  readonly list: WorkList;
  readonly onChoose: (entry: WorkListEntry) => void;
}

function Entries({ list, onChoose }: EntriesProps) {
  const { t } = useTranslation('cases');
  return (
    <>
      <p className="small dim">
        {t('exports.workList.read', { count: list.entries.length, name: list.fileName })}
        {list.ignored.length > 0 &&
          ` ${t('exports.workList.ignored', { names: list.ignored.join(', ') })}`}
      </p>
      <ul className="work-list-entries" aria-label={list.fileName}>
        {list.entries.map((entry) => (
          <li key={entry.place}>
            <button type="button" className="button" onClick={() => onChoose(entry)}>
              {wordsOf(entry).join(' · ') || t('exports.workList.line', { place: entry.place })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function wordsOf({ plannedAt, pseudonym, fields }: WorkListEntry): readonly string[] {
  const { name, patientId } = fields.identity;
  const when = plannedAt?.replace('T', ' ').slice(0, 16) ?? '';
  return [when, pseudonym ?? '', name, patientId, fields.indicationText].filter(
    (word) => word !== '',
  );
}
