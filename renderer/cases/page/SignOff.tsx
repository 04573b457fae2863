import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseDialog } from './CaseDialog';
import { changeCase } from './openCaseStore';

/** Signs the case off; asks, because it cannot be taken back. */
export function SignOff() {
  const { t } = useTranslation('cases');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('archive.page.signOff')}
      </button>
      {isAsking && (
        <CaseDialog
          title={t('archive.page.signOffTitle')}
          meaning={t('archive.page.signOffMeaning')}
          confirm={t('archive.page.signOffNow')}
          isReady
          onConfirm={() => changeCase({ change: 'signOff' })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
