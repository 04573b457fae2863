import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface CaseDialogProps {
  readonly title: string;
  readonly meaning: string;
  readonly confirm: string;
  readonly isReady: boolean;
  readonly onConfirm: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks before what cannot be undone. Escape and the first button leave everything as it is. */
export function CaseDialog(props: CaseDialogProps) {
  const { title, meaning, confirm, isReady, onConfirm, onClose, children } = props;
  const { t } = useTranslation('cases');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    await onConfirm();
    onClose();
  };
  return (
    <dialog ref={dialog} className="case-dialog" aria-labelledby={titleId} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h3 id={titleId}>{title}</h3>
        <p>{meaning}</p>
        {children}
        <div className="button-row">
          <button type="button" className="button" onClick={onClose}>
            {t('archive.cancel')}
          </button>
          <button type="submit" className="button" disabled={!isReady}>
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
