import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { usePeople } from '../peopleStore';
import { SwitchPersonDialog } from './SwitchPersonDialog';

/** Who is signed in, with switching and signing out in one press each. Nothing while nobody is on the list. */
export function WhoCard() {
  const { t } = useTranslation('cases');
  const signedIn = usePeople((state) => state.signedIn);
  const hasPeople = usePeople((state) => state.people.length > 0);
  const [isSwitching, setSwitching] = useState(false);
  if (!hasPeople) return null;
  return (
    <Card title={t('people.signedIn')}>
      <p data-testid="who">
        {signedIn === null ? (
          t('people.nobody')
        ) : (
          <>
            {signedIn.name}{' '}
            <span className="small dim">{t(`terms.personRole.${signedIn.role}`)}</span>
          </>
        )}
      </p>
      {signedIn !== null && (
        <div className="button-row">
          <button type="button" className="button" onClick={() => setSwitching(true)}>
            {t('people.switch')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void window.ampulla.invoke('people:signOut')}
          >
            {t('people.signOut')}
          </button>
        </div>
      )}
      {isSwitching && <SwitchPersonDialog onClose={() => setSwitching(false)} />}
    </Card>
  );
}
