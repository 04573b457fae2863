import './storageSection.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageState } from '../../common/storageSettings';
import { BlankingLine } from '../snapshot/BlankingLine';
import { SetupGroup, SetupSection } from './SetupSection';

type StorageCommand = 'storage:state' | 'storage:choose' | 'storage:useDefault';

/** The disk fills while the page is open. */
const refreshMs = 5000;
const bytesPerGigabyte = 1e9;

/** Where snapshots go, how much room is there, and what is blanked in them. */
export function StorageSection() {
  const { t } = useTranslation('snapshot');
  const [storage, run] = useStorage();
  return (
    <SetupSection title={t('title')} intro={t('intro')}>
      <SetupGroup title={t('folder')}>
        {storage !== null && <FolderFacts storage={storage} />}
        <div className="button-row">
          <button type="button" className="button" onClick={() => run('storage:choose')}>
            {t('choose')}
          </button>
          <button
            type="button"
            className="button"
            disabled={storage?.trouble === 'missing'}
            onClick={() => void window.ampulla.invoke('storage:open')}
          >
            {t('open')}
          </button>
          {storage?.isDefault === false && (
            <button type="button" className="button" onClick={() => run('storage:useDefault')}>
              {t('useDefault')}
            </button>
          )}
        </div>
      </SetupGroup>
      <SetupGroup title={t('inPicture')}>
        <p className="setup-text">{t('blankingMeaning')}</p>
        <BlankingLine />
      </SetupGroup>
    </SetupSection>
  );
}

function FolderFacts({ storage }: { readonly storage: StorageState }) {
  const { t } = useTranslation('snapshot');
  const { folder, isDefault, freeBytes, trouble } = storage;
  const free =
    freeBytes === null ? t('freeUnknown') : t('free', { amount: freeBytes / bytesPerGigabyte });
  return (
    <div>
      <p className="storage-folder" data-testid="snapshot-folder">
        {folder}
      </p>
      <p className="small dim">{isDefault ? `${t('isDefault')} · ${free}` : free}</p>
      {trouble !== null && (
        <p className="small storage-trouble" role="alert">
          {t(`trouble.${trouble}`)}
        </p>
      )}
    </div>
  );
}

/** How it stands in the folder, looked up now and then; and what changes it. */
function useStorage(): readonly [StorageState | null, (command: StorageCommand) => void] {
  const [storage, setStorage] = useState<StorageState | null>(null);
  const run = (command: StorageCommand): void => {
    // A command that fails leaves what is shown; the next look tells how it stands.
    window.ampulla.invoke(command).then(setStorage, () => undefined);
  };
  useEffect(() => {
    const look = (): void => {
      window.ampulla.invoke('storage:state').then(setStorage, () => undefined);
    };
    look();
    const timer = window.setInterval(look, refreshMs);
    return () => window.clearInterval(timer);
  }, []);
  return [storage, run];
}
