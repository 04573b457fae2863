import '../page/casePage.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm';

/** Somebody else signs in; until then whoever was signed in stays so. */
export function SwitchPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('cases');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="case-dialog" aria-label={t('people.switch')} onClose={onClose}>
      <SignInForm onDone={onClose} />
      <div className="button-row">
        <button type="button" className="button" onClick={onClose}>
          {t('archive.cancel')}
        </button>
      </div>
    </dialog>
  );
}
