import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportScope } from '../../../common/cases/exportIpc';
import { TitledDialog } from '../../ui/TitledDialog';
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
  return (
    <TitledDialog
      className="export-dialog"
      title={t('exports.title')}
      close={t('archive.close')}
      onClose={onClose}
    >
      <ExportPanel {...panel} />
    </TitledDialog>
  );
}
