import './tracks.css';
import { useTranslation } from 'react-i18next';
import type { PredictionTrack } from '../../../../common/recordings/recordingManifest';
import type { Words } from '../../../../common/language/translation';
import { Card } from '../../../ui/Card';
import { useReplay } from '../../replayStore';
import { control } from '../playerActions';
import { DifferenceFacts } from './DifferenceFacts';
import { PredictWith } from './PredictWith';

/** Whose predictions are shown, whose beside them, how they differ; and predicting with another pack. */
export function TracksCard() {
  const { t } = useTranslation('background');
  const tracks = useReplay((state) => state.content?.manifest.tracks ?? noTracks);
  return (
    <Card title={t('tracks.title')}>
      {tracks.length === 0 ? (
        <p className="small dim">{t('tracks.noneHint')}</p>
      ) : (
        <TrackChoices tracks={tracks} />
      )}
      <DifferenceFacts />
      <PredictWith />
    </Card>
  );
}

const noTracks: readonly never[] = [];

function TrackChoices({ tracks }: { readonly tracks: readonly PredictionTrack[] }) {
  const { t } = useTranslation('background');
  const trackId = useReplay((state) => state.player?.trackId ?? '');
  const comparedId = useReplay((state) => state.player?.comparedTrackId ?? '');
  const others = tracks.filter(({ id }) => id !== trackId);
  return (
    <div className="track-choices">
      <label className="track-choice">
        <span className="small dim">{t('tracks.shown')}</span>
        <select
          className="form-control"
          value={trackId}
          onChange={(event) => control({ kind: 'track', trackId: event.target.value })}
        >
          {tracks.map((track) => (
            <option key={track.id} value={track.id}>
              {trackWord(t, track)}
            </option>
          ))}
        </select>
      </label>
      {others.length > 0 && (
        <label className="track-choice">
          <span className="small dim">{t('tracks.beside')}</span>
          <select
            className="form-control"
            value={comparedId}
            onChange={({ target }) =>
              control({ kind: 'compare', trackId: target.value === '' ? null : target.value })
            }
          >
            <option value="">{t('tracks.nothingBeside')}</option>
            {others.map((track) => (
              <option key={track.id} value={track.id}>
                {trackWord(t, track)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** A track by its name. */
export function trackWord(
  t: Words<'background'>,
  { id, origin, sha256 }: Pick<PredictionTrack, 'id' | 'origin' | 'sha256'>,
): string {
  if (origin === 'live') return t('tracks.live');
  return sha256 === null ? t('tracks.unfinished', { pack: id }) : id;
}
