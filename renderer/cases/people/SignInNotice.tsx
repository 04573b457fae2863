import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm';

/** In the place of patients' data while nobody is signed in. The picture beside it runs on. */
export function SignInNotice() {
  const { t } = useTranslation('cases');
  return (
    <section className="cases-scroll cases-stack" aria-label={t('people.locked')}>
      <h2>{t('people.locked')}</h2>
      <p className="dim cases-words">{t('people.lockedHint')}</p>
      <SignInForm />
    </section>
  );
}
