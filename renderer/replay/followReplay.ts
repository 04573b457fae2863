import type { AmpullaBridge } from '../../common/bridge';
import { settingsAt } from '../../common/recordings/recordedSettings';
import { takeEntry } from './library/libraryActions';
import { followClips } from './player/clips/clipStore';
import { takeContent, takeState } from './player/playerActions';
import type { ReplayScreen } from './player/replayScreen';
import { replayStore } from './replayStore';
import { followTraining } from './training/followTraining';

/** Listens to what main says of recordings, and lets the screen draw as is chosen here; returns the undo. */
export function followReplay(bridge: AmpullaBridge, screen: ReplayScreen): () => void {
  const ends = [
    bridge.subscribe('replayState', takeState),
    bridge.subscribe('replayContent', takeContent),
    bridge.subscribe('libraryEntry', takeEntry),
    followTraining(bridge),
    followClips(bridge),
    replayStore.subscribe(({ overlayMode, content, shown }) => {
      screen.setOverlaySettings(settingsAt(overlayMode, content?.timeline ?? [], shown?.atMs ?? 0));
    }),
  ];
  return () => ends.forEach((end) => end());
}
