import './titledDialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface TitledDialogProps {
  readonly title: string;
  /** What the button says that closes it, as Escape does. */
  readonly close: string;
  /** Gives it its size. */
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with its title and a button that closes it; open as long as it is there. */
export function TitledDialog({ title, close, className, onClose, children }: TitledDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={`case-dialog ${className}`}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <header className="dialog-head">
        <h3 id={titleId}>{title}</h3>
        <button type="button" className="button" onClick={onClose}>
          {close}
        </button>
      </header>
      {children}
    </dialog>
  );
}
