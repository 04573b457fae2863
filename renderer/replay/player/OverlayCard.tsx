import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { ChoiceSegment, ChoiceSegments } from '../../ui/Segments';
import type { ReplayOverlayMode } from '../../../common/recordings/recordedSettings';
import { useReplay } from '../replayStore';
import { chooseOverlay } from './playerActions';

const modes: readonly { readonly mode: ReplayOverlayMode; readonly key: string }[] = [
  { mode: 'all', key: '1' },
  { mode: 'heatmap', key: '2' },
  { mode: 'box', key: '3' },
  { mode: 'off', key: '0' },
];

/** What of the overlay is drawn: as it was then, or otherwise. */
export function OverlayCard() {
  const { t } = useTranslation('replay');
  const current = useReplay((state) => state.overlayMode);
  return (
    <Card title={t('player.overlay')} plain>
      <ChoiceSegments label={t('player.overlay')}>
        {modes.map(({ mode, key }) => (
          <ChoiceSegment
            key={mode}
            shortcut={key}
            checked={mode === current}
            onPress={() => chooseOverlay(mode)}
          >
            {t(`overlay.${mode}`)}
          </ChoiceSegment>
        ))}
      </ChoiceSegments>
      <button
        type="button"
        className="button replay-recorded"
        aria-pressed={current === 'recorded'}
        aria-keyshortcuts="4"
        onClick={() => chooseOverlay('recorded')}
      >
        {t('player.asRecorded')}
        <span className="key-hint">4</span>
      </button>
    </Card>
  );
}
