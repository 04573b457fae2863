import { ask } from '../../cases/ask';
import { explain } from '../../../common/language/explain';
import { showNote } from '../../live/noteStore';
import { composeSnapshot } from '../../snapshot/composeSnapshot';
import { PngEncoder } from '../../snapshot/pngEncoder';
import { replayStore } from '../replayStore';
import type { ReplayScreen } from './replayScreen';

/** Begins with the first picture and lives as long as the window. */
const encoder = new PngEncoder();

/** Stored pictures of a recording are blanked already. */
const nothingToBlank = { areas: [], frameSize: null };

/** Stores the picture on the screen as a snapshot, with its overlay and without. */
export async function takeReplaySnapshot(screen: ReplayScreen): Promise<void> {
  try {
    await take(screen);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    replayStore.setState({ trouble: explain('snapshot.notComposed', { reason }) });
  }
}

async function take(screen: ReplayScreen): Promise<void> {
  const { drawn } = screen;
  const { content, player } = replayStore.getState();
  if (drawn === null || content === null) return;
  const { frameNumber } = drawn;
  const { recordingId } = content.manifest;
  // At once, before another frame is drawn; only the encoding takes its time.
  const { clean, withOverlay, facts } = composeSnapshot(drawn, nothingToBlank);
  const [cleanFile, overlayFile] = await encoder.encode([clean, withOverlay]);
  if (cleanFile === undefined || overlayFile === undefined) {
    throw new Error('the encoder gave too few pictures');
  }
  const picture = { ...facts, clean: cleanFile, withOverlay: overlayFile };
  const trackId = player?.trackId ?? null;
  const taken = { recordingId, frameNumber, trackId, picture };
  const answer = await ask(window.ampulla.invoke('replay:snapshot', taken));
  if (!answer.isDone) replayStore.setState({ trouble: answer.explanation });
  else showNote({ kind: 'snapshotSaved', time: answer.value, blanking: 'ready' });
}
