import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../common/cases/people';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import { ask } from '../ask';
import { usePeople } from '../peopleStore';
import { Trouble } from '../Trouble';
import { PinField } from './PinField';
import './people.css';

const shortestPin = 4;

/** A name and a PIN: two presses and four digits. @param onDone somebody is signed in */
export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useTranslation('cases');
  const people = usePeople((state) => state.people).filter(({ isActive }) => isActive);
  const [chosen, setChosen] = useState<Person | null>(
    people.length === 1 ? (people[0] ?? null) : null,
  );
  const [pin, setPin] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [trouble, setTrouble] = useState<ErrorExplanation | null>(null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === null || pin.length < shortestPin) return;
    const answer = await ask(window.ampulla.invoke('people:signIn', chosen.id, pin));
    setPin('');
    setTrouble(answer.isDone ? null : answer.explanation);
    setWrong(answer.isDone && answer.value === 'wrongPin');
    if (answer.isDone && answer.value === 'signedIn') onDone?.();
  };
  return (
    <form className="sign-in" onSubmit={(event) => void submit(event)}>
      <div className="sign-in-names" role="radiogroup" aria-label={t('people.who')}>
        {people.map((person) => (
          <label key={person.id} className="choice-entry sign-in-name">
            <input
              type="radio"
              name="sign-in"
              checked={chosen?.id === person.id}
              onChange={() => setChosen(person)}
            />
            <span>
              {person.name}
              <span className="small dim"> {t(`terms.personRole.${person.role}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <div>
        <PinField label={t('people.pin')} value={pin} onChange={setPin} pad />
        <p className="small" role="alert">
          {isWrong ? `▲ ${t('people.wrongPin')}` : ''}
        </p>
        <button
          type="submit"
          className="button"
          data-primary="true"
          disabled={chosen === null || pin.length < shortestPin}
        >
          {t('people.signIn')}
        </button>
        {trouble !== null && <Trouble explanation={trouble} />}
      </div>
    </form>
  );
}
