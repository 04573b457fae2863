import './clipDialog.css';
import { useTranslation } from 'react-i18next';
import { clipFormats } from '../../../../common/recordings/clipIpc';
import { snapshotNotice } from '../../../../common/snapshotSidecar';
import { labelText } from '../../../language/labelText';
import { RadioList } from '../../../ui/RadioList';
import { SwitchField } from '../../../ui/SwitchField';
import { TitledDialog } from '../../../ui/TitledDialog';
import { useReplay } from '../../replayStore';
import { ClipSectionLine } from './ClipSectionLine';
import { ClipState } from './ClipState';
import { chooseClip, closeClip, startClip, useClip } from './clipStore';

/** What is asked before a clip is made, and what becomes of it. */
export function ClipDialog() {
  const { t } = useTranslation('replay');
  return (
    <TitledDialog
      className="clip-dialog"
      title={t('clip.title')}
      close={t('clip.close')}
      onClose={closeClip}
    >
      <ClipSectionLine />
      <Choices />
      <p className="small dim">{t('clip.privacy', { notice: snapshotNotice })}</p>
      <StartButton />
      <ClipState />
    </TitledDialog>
  );
}

function Choices() {
  const { t } = useTranslation('replay');
  const format = useClip((state) => state.format);
  const wantsOverlay = useClip((state) => state.wantsOverlay);
  const isRunning = useClip((state) => state.isRunning);
  const isOff = useReplay((state) => state.overlayMode === 'off');
  return (
    <fieldset className="clip-choices" disabled={isRunning}>
      <RadioList
        label={t('clip.format')}
        value={format}
        options={clipFormats.map((value) => ({
          value,
          label: t(`clip.${value}`),
          hint: t(`clip.${value}Hint`),
        }))}
        onChange={(value) => chooseClip({ format: value })}
      />
      <SwitchField
        label={t('clip.overlay')}
        hint={t(isOff ? 'clip.overlayOff' : 'clip.overlayHint')}
        checked={wantsOverlay && !isOff}
        disabled={isOff || isRunning}
        onChange={(checked) => chooseClip({ wantsOverlay: checked })}
      />
    </fieldset>
  );
}

function StartButton() {
  const { t } = useTranslation('replay');
  const isRunning = useClip((state) => state.isRunning);
  const hasPicture = useReplay((state) => (state.player?.frames ?? 0) > 0);
  const start = (): void => {
    void startClip({
      labelOf: labelText,
      gap: t('clip.gap'),
      legend: [t('clip.legend'), t('clip.legendEnd')],
    });
  };
  return (
    <div className="button-row">
      <button
        type="button"
        className="button"
        data-primary="true"
        disabled={isRunning || !hasPicture}
        onClick={start}
      >
        {t('clip.start')}
      </button>
    </div>
  );
}
