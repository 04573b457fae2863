import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField';
import { closeCase } from '../casesPageStore';
import { CaseDialog } from './CaseDialog';
import { removeCase } from './openCaseStore';

/** As short as a reason can be that says something; main takes no shorter one. */
const shortestReason = 3;

/** Deletes the case for good; asks, with a reason, because it cannot be undone. */
export function RemoveCase({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const remove = async (): Promise<boolean> => {
    const isDone = await removeCase(caseId, reason.trim());
    if (isDone) closeCase();
    return isDone;
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('archive.remove.open')}
      </button>
      {isAsking && (
        <CaseDialog
          title={t('archive.remove.title')}
          meaning={t('archive.remove.meaning')}
          confirm={t('archive.remove.now')}
          isReady={reason.trim().length >= shortestReason}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        >
          <TextField
            label={t('archive.remove.reason')}
            hint={t('archive.remove.reasonHint')}
            value={reason}
            onChange={(text) => setReason(text.slice(0, 500))}
          />
        </CaseDialog>
      )}
    </>
  );
}
