import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import { type Person, type PersonRole, personRoles, pinSchema } from '../../../common/cases/people';
import { SelectField } from '../../ui/SelectField';
import { TextField } from '../../ui/TextField';
import { PinField } from './PinField';

interface AddPersonProps {
  /** Nobody is on the list: the first one has to be an administrator. */
  readonly isFirst: boolean;
  readonly run: (answer: Promise<ArchiveAnswer<Person>>) => Promise<boolean>;
}

/** Puts somebody on the list. */
export function AddPerson({ isFirst, run }: AddPersonProps) {
  const { t } = useTranslation('cases');
  const [name, setName] = useState('');
  const [chosenRole, setRole] = useState<PersonRole>('operator');
  const [pin, setPin] = useState('');
  const role = isFirst ? 'administrator' : chosenRole;
  const isReady = name.trim() !== '' && pinSchema.safeParse(pin).success;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const person = { name: name.trim(), role, pin };
    if (!(await run(window.ampulla.invoke('people:add', person)))) return;
    setName('');
    setPin('');
  };
  return (
    <form className="add-person" onSubmit={(event) => void submit(event)}>
      <h3>{t(isFirst ? 'people.addFirst' : 'people.add')}</h3>
      <TextField
        label={t('people.name')}
        value={name}
        onChange={(text) => setName(text.slice(0, 200))}
      />
      <SelectField
        label={t('people.role')}
        hint={t(`people.roleMeaning.${role}`)}
        value={role}
        options={personRoles.map((value) => ({ value, label: t(`terms.personRole.${value}`) }))}
        onChange={setRole}
        disabled={isFirst}
      />
      <PinField label={t('people.newPin')} value={pin} onChange={setPin} />
      <div className="button-row">
        <button type="submit" className="button" data-primary="true" disabled={!isReady}>
          {t('people.addNow')}
        </button>
      </div>
    </form>
  );
}
