import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BenchBanner } from './bench/BenchBanner';
import type { FramePlayer } from './live/framePlayer';
import type { LiveController } from './live/liveController';
import { liveStore, useLive } from './live/liveStore';
import { listenToDrops } from './live/fileDrop';
import { listenToKeys } from './live/keyListener';
import { sourceNameWords } from './live/words';
import { importDropped } from './replay/background/backgroundActions';
import { replayStore } from './replay/replayStore';
import { trainingStore } from './replay/training/trainingStore';
import type { ReplayScreen } from './replay/player/replayScreen';
import { pageStore } from './shell/pageStore';
import { Shell } from './shell/Shell';

interface AppProps {
  readonly controller: LiveController;
  readonly player: FramePlayer;
  readonly replay: ReplayScreen;
}

/** The application's page: its pages, with keys and dropped files for the whole window. */
export function App({ controller, player, replay }: AppProps) {
  const { t } = useTranslation('live');
  const source = useLive((state) => state.status.source);
  useEffect(() => listenToKeys((action) => controller.perform(action, 'key')), [controller]);
  useEffect(
    () =>
      listenToDrops({
        onDragging: (dropping) => liveStore.setState({ dropping }),
        onDrop: (file) => {
          if (!isLibraryShown() || !importDropped(file)) controller.openDropped(file);
        },
      }),
    [controller],
  );
  return (
    <>
      <title>
        {source.state === 'noSource' ? 'Ampulla' : `${sourceNameWords(t, source.name)} · Ampulla`}
      </title>
      <Shell controller={controller} player={player} replay={replay} />
      <BenchBanner />
    </>
  );
}

/** Where recordings are listed, a dropped film becomes one; everywhere else it is opened. */
function isLibraryShown(): boolean {
  const isOpen = replayStore.getState().recordingId !== null;
  return (
    pageStore.getState().page === 'replay' && trainingStore.getState().part === 'library' && !isOpen
  );
}
