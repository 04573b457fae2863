import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import { type Person, personRoles, pinSchema } from '../../../common/cases/people';
import { usePeople } from '../peopleStore';
import { PinField } from './PinField';

interface PersonRowProps {
  readonly person: Person;
  readonly mayManage: boolean;
  readonly run: (answer: Promise<ArchiveAnswer<Person>>) => Promise<boolean>;
}

/** Somebody of the list: role, PIN, and whether they still work here. Everybody may change their own PIN. */
export function PersonRow({ person, mayManage, run }: PersonRowProps) {
  const { t } = useTranslation('cases');
  const ownId = usePeople((state) => state.signedIn?.id);
  const [isChangingPin, setChangingPin] = useState(false);
  const { id, name, role, isActive } = person;
  return (
    <li className="person-row" data-active={isActive} data-testid="person">
      <span>{name}</span>
      <select
        className="form-control"
        aria-label={t('people.roleOf', { name })}
        value={role}
        disabled={!mayManage}
        onChange={(event) => {
          const chosen = personRoles.find((one) => one === event.target.value);
          if (chosen !== undefined)
            void run(window.ampulla.invoke('people:change', id, { role: chosen }));
        }}
      >
        {personRoles.map((one) => (
          <option key={one} value={one}>
            {t(`terms.personRole.${one}`)}
          </option>
        ))}
      </select>
      <div className="button-row">
        {(mayManage || id === ownId) && (
          <button
            type="button"
            className="event-button"
            aria-expanded={isChangingPin}
            aria-label={t('people.changePinOf', { name })}
            onClick={() => setChangingPin(!isChangingPin)}
          >
            {t('people.changePin')}
          </button>
        )}
        {mayManage && (
          <button
            type="button"
            className="event-button"
            aria-label={t(isActive ? 'people.deactivateNamed' : 'people.activateNamed', { name })}
            onClick={() =>
              void run(window.ampulla.invoke('people:change', id, { isActive: !isActive }))
            }
          >
            {t(isActive ? 'people.deactivate' : 'people.activate')}
          </button>
        )}
      </div>
      {isChangingPin && <NewPin id={id} run={run} onClose={() => setChangingPin(false)} />}
    </li>
  );
}

interface NewPinProps extends Pick<PersonRowProps, 'run'> {
  readonly id: string;
  readonly onClose: () => void;
}

function NewPin({ id, run, onClose }: NewPinProps) {
  const { t } = useTranslation('cases');
  const [pin, setPin] = useState('');
  const isReady = pinSchema.safeParse(pin).success;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isReady && (await run(window.ampulla.invoke('people:change', id, { pin })))) onClose();
  };
  return (
    <form className="new-pin" onSubmit={(event) => void submit(event)}>
      <PinField label={t('people.newPin')} value={pin} onChange={setPin} autoFocus />
      <button type="submit" className="button" disabled={!isReady}>
        {t('people.savePin')}
      </button>
    </form>
  );
}
