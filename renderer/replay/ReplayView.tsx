import { Library } from './library/Library';
import { PlayerView } from './player/PlayerView';
import type { ReplayScreen } from './player/replayScreen';
import { useReplay } from './replayStore';

/** The page of recordings without its small live picture: the library, or the recording that is open. */
export function ReplayView({ screen }: { readonly screen: ReplayScreen }) {
  const recordingId = useReplay((state) => state.recordingId);
  return recordingId === null ? <Library /> : <PlayerView key={recordingId} screen={screen} />;
}
