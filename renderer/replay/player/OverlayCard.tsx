import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { ChoiceSegment, ChoiceSegments } from '../../ui/Segments';
import type { ReplayOverlayMode } from '../../../common/recordings/recordedSettings';
import { useReplay } from '../replayStore';
import { chooseOverlay, control } from './playerActions';

const modes: readonly { readonly mode: ReplayOverlayMode; readonly key: string }[] = [
  { mode: 'all', key: '1' },
  { mode: 'heatmap', key: '2' },
  { mode: 'box', key: '3' },
  { mode: 'off', key: '0' },
];

/** What of the overlay is drawn: as it was then, or otherwise; and of which predictions. */
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
      <TrackChoice />
    </Card>
  );
}

/** Only where there is more than what the procedure itself predicted. */
function TrackChoice() {
  const { t } = useTranslation('replay');
  const tracks = useReplay((state) => state.content?.manifest.tracks ?? noTracks);
  const trackId = useReplay((state) => state.player?.trackId ?? '');
  if (tracks.length < 2) return null;
  return (
    <select
      className="form-control"
      aria-label={t('player.track')}
      value={trackId}
      onChange={(event) => control({ kind: 'track', trackId: event.target.value })}
    >
      {tracks.map(({ id, origin }) => (
        <option key={id} value={id}>
          {origin === 'live' ? t('player.trackLive') : id}
        </option>
      ))}
    </select>
  );
}

const noTracks: readonly never[] = [];
