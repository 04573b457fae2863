import './people.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import type { Person } from '../../../common/cases/people';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import { SelectField } from '../../ui/SelectField';
import { ask } from '../ask';
import { useMay, usePeople } from '../peopleStore';
import { Trouble } from '../Trouble';
import { AddPerson } from './AddPerson';
import { PersonRow } from './PersonRow';

/** The list of people whom the log knows, and when it locks. */
export function PeopleView() {
  const { t } = useTranslation('cases');
  const people = usePeople((state) => state.people);
  const mayManage = useMay('managePeople');
  const [trouble, setTrouble] = useState<ErrorExplanation | null>(null);
  /** Runs a command and says what went wrong. @returns whether it is done */
  const run = async (answer: Promise<ArchiveAnswer<Person>>): Promise<boolean> => {
    const { isDone, ...rest } = await ask(answer);
    setTrouble('explanation' in rest ? rest.explanation : null);
    return isDone;
  };
  return (
    <section className="cases-scroll cases-stack" aria-label={t('people.title')}>
      <h2>{t('people.title')}</h2>
      <p className="dim cases-words">
        {people.length === 0 ? t('people.emptyHint') : t('people.hint')}
      </p>
      {trouble !== null && <Trouble explanation={trouble} />}
      {people.length > 0 && (
        <ul className="people-list">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} mayManage={mayManage} run={run} />
          ))}
        </ul>
      )}
      {mayManage && <AddPerson isFirst={people.length === 0} run={run} />}
      {people.length > 0 && <LockChoice />}
    </section>
  );
}

const lockMinutes = [1, 5, 15, 30, 60] as const;

function LockChoice() {
  const { t } = useTranslation('cases');
  const minutes = usePeople((state) => state.lockAfterMinutes);
  const mayChange = useMay('manageStore');
  const options = [
    ...lockMinutes.map((count) => ({
      value: String(count),
      label: t('people.lockMinutes', { count }),
    })),
    { value: 'never', label: t('people.lockNever') },
  ];
  return (
    <SelectField
      label={t('people.lock')}
      hint={t('people.lockHint')}
      value={minutes === null ? 'never' : String(minutes)}
      options={options}
      disabled={!mayChange}
      onChange={(value) =>
        void ask(window.ampulla.invoke('people:setLock', value === 'never' ? null : Number(value)))
      }
    />
  );
}
