import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordingModes, type RecordingSetup } from '../../common/recordings/recordingSettings';
import { SetupGroup, SetupSection } from '../setup/SetupSection';
import { BlankingLine } from '../snapshot/BlankingLine';
import { RadioList } from '../ui/RadioList';

/** The disk fills while the page is open. */
const refreshMs = 5000;

/** When and where recordings are made, and for how long there is room. */
export function RecordingSection() {
  const { t } = useTranslation('recording');
  const [setup, show] = useRecordingSetup();
  const options = recordingModes.map((mode) => ({ value: mode, label: t(`setup.mode.${mode}`) }));
  return (
    <SetupSection title={t('title')} intro={t('setup.intro')}>
      {setup !== null && (
        <SetupGroup title={t('setup.when')}>
          <RadioList
            label={t('setup.when')}
            value={setup.mode}
            options={options}
            onChange={(mode) => show(window.ampulla.invoke('recorder:setMode', mode))}
          />
        </SetupGroup>
      )}
      <SetupGroup title={t('setup.folder')}>
        {setup !== null && <FolderFacts setup={setup} />}
        <FolderButtons setup={setup} show={show} />
      </SetupGroup>
      <SetupGroup title={t('setup.inPicture')}>
        <p className="setup-text">{t('setup.blankingMeaning')}</p>
        <BlankingLine />
      </SetupGroup>
    </SetupSection>
  );
}

type Show = (answer: Promise<RecordingSetup>) => void;

function FolderButtons({ setup, show }: { setup: RecordingSetup | null; show: Show }) {
  const { t } = useTranslation('recording');
  return (
    <div className="button-row">
      <button
        type="button"
        className="button"
        onClick={() => show(window.ampulla.invoke('recorder:chooseFolder'))}
      >
        {t('setup.choose')}
      </button>
      <button
        type="button"
        className="button"
        disabled={setup?.trouble === 'missing'}
        onClick={() => void window.ampulla.invoke('recorder:openFolder')}
      >
        {t('setup.open')}
      </button>
      {setup?.isDefault === false && (
        <button
          type="button"
          className="button"
          onClick={() => show(window.ampulla.invoke('recorder:useDefaultFolder'))}
        >
          {t('setup.useDefault')}
        </button>
      )}
    </div>
  );
}

function FolderFacts({ setup }: { readonly setup: RecordingSetup }) {
  const { t } = useTranslation('recording');
  const { folder, isDefault, forecastMinutes, trouble } = setup;
  const room =
    forecastMinutes === null
      ? t('setup.roomUnknown')
      : t('setup.room', { minutes: forecastMinutes });
  return (
    <div>
      <p className="storage-folder" data-testid="recording-folder">
        {folder}
      </p>
      <p className="small dim">{isDefault ? `${t('setup.isDefault')} · ${room}` : room}</p>
      {trouble !== null && (
        <p className="small storage-trouble" role="alert">
          {t(`setup.trouble.${trouble}`)}
        </p>
      )}
    </div>
  );
}

/** How it stands, looked up now and then; and a way to show a later answer. */
function useRecordingSetup(): readonly [RecordingSetup | null, Show] {
  const [setup, setSetup] = useState<RecordingSetup | null>(null);
  // A command that fails leaves what is shown; the next look tells how it stands.
  const show: Show = (answer) => void answer.then(setSetup, () => undefined);
  useEffect(() => {
    const look = (): void => {
      window.ampulla.invoke('recorder:setup').then(setSetup, () => undefined);
    };
    look();
    const timer = window.setInterval(look, refreshMs);
    return () => window.clearInterval(timer);
  }, []);
  return [setup, show];
}
