import { useTranslation } from 'react-i18next';
import { type ReplayPageState, useReplay } from '../../replayStore';

/** The words for a track of the open recording; empty without one. @param select chooses its id */
export function useTrackName(select: (state: ReplayPageState) => string | null): string {
  const { t } = useTranslation('background');
  const trackId = useReplay(select);
  if (trackId === null) return '';
  return trackId === 'live' ? t('tracks.live') : trackId;
}
