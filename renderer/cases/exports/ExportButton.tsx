import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportScope } from '../../../common/cases/exportIpc';
import { useMay } from '../peopleStore';
import { ExportPanel } from './ExportPanel';

interface ExportButtonProps {
  readonly scope: ExportScope;
  /** Cases that the scope has now. */
  readonly count: number;
}

/** Opens what exports; nothing for somebody who may not. */
export function ExportButton({ scope, count }: ExportButtonProps) {
  const { t } = useTranslation('cases');
  const [isOpen, setOpen] = useState(false);
  const mayExport = useMay('exportResearch');
  if (!mayExport) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('exports.open')}
      </button>
      {isOpen && <ExportDialog scope={scope} count={count} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog(props: ExportButtonProps & { readonly onClose: () => void }) {
  const { onClose, ...panel } = props;
  const { t } = useTranslation('cases');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="case-dialog export-dialog"
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <div className="export-head">
        <h3 id={titleId}>{t('exports.title')}</h3>
        <button type="button" className="button" onClick={onClose}>
          {t('archive.close')}
        </button>
      </div>
      <ExportPanel {...panel} />
    </dialog>
  );
}
