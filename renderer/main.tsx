import '@fontsource-variable/inter/wght.css';
import './ui/hangul.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { framePortChannel } from '../common/framePort';
import { replayPortChannel } from '../common/recordings/replayFrame';
import { App } from './App';
import { listenToBench } from './bench/listenToBench';
import { followLiveCase } from './cases/live/followLiveCase';
import { followCases } from './cases/followCases';
import { labelText } from './language/labelText';
import { loadLanguages, startLanguages } from './language/languageStore';
import { FramePlayer } from './live/framePlayer';
import { LiveController } from './live/liveController';
import { createProbe } from './live/probe';
import { followBackground } from './replay/background/backgroundStore';
import { followReplay } from './replay/followReplay';
import { takeDrawnFrame } from './replay/player/playerActions';
import { ReplayScreen } from './replay/player/replayScreen';
import { withholdLive } from './replay/training/session/withholdLive';
import { followRecorder } from './recordings/recorderStore';
import { followBlanking } from './snapshot/blankingStore';
import { SnapshotTaker } from './snapshot/snapshotTaker';

const probe = createProbe();
Object.defineProperty(window, 'ampullaProbe', { value: probe, enumerable: true });

const player = new FramePlayer(probe, labelText);
const replay = new ReplayScreen(labelText, takeDrawnFrame);
Object.defineProperty(window, 'ampullaReplayProbe', { value: replay.probe, enumerable: true });
// Before anything else may take time: the port comes once, as a message of the preload script.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  if (event.source !== window || port === undefined) return;
  if (event.data === framePortChannel) player.acceptPort(port);
  if (event.data === replayPortChannel) replay.acceptPort(port);
});

const controller = new LiveController(window.ampulla, player, probe);
const stopBench = listenToBench(window.ampulla, player, probe);
const snapshots = new SnapshotTaker(window.ampulla, player);
const stopBlanking = followBlanking(window.ampulla);
const stopRecorder = followRecorder(window.ampulla);
const stopBackground = followBackground(window.ampulla);
const stopCases = followCases(window.ampulla);
const stopLiveCase = followLiveCase(window.ampulla);
const stopReplay = followReplay(window.ampulla, replay);
const stopWithholding = withholdLive((isWithheld) => player.withholdOverlay(isWithheld));
window.addEventListener('pagehide', () => {
  snapshots.dispose();
  stopBlanking();
  stopRecorder();
  stopBackground();
  stopCases();
  stopLiveCase();
  stopReplay();
  stopWithholding();
  replay.dispose();
  stopBench();
  controller.dispose();
});

/** Words come within milliseconds; a picture does not wait for them any longer. */
const longestWaitForWordsMs = 500;

startLanguages();
controller.start();
const words = loadLanguages(window.ampulla);
await Promise.race([words, new Promise((resolve) => setTimeout(resolve, longestWaitForWordsMs))]);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
createRoot(root).render(
  <StrictMode>
    <App controller={controller} player={player} replay={replay} />
  </StrictMode>,
);
