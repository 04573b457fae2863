import type { ReplayOverlayMode } from '../../../common/recordings/recordedSettings';
import type { ReplayFrame } from '../../../common/recordings/replayFrame';
import {
  type ReplayContent,
  type ReplayControl,
  replayRates,
  type ReplayState,
} from '../../../common/recordings/replayIpc';
import { ask } from '../../cases/ask';
import { differenceOf } from './tracks/frameDifference';
import { replayStore } from '../replayStore';

/** Opens a recording; where that fails, the library says why. */
export async function openRecording(recordingId: string): Promise<void> {
  replayStore.setState({ recordingId, ...nothingOpen, trouble: null });
  const answer = await ask(window.ampulla.invoke('replay:open', recordingId));
  // Somebody went back, or opened another one.
  if (replayStore.getState().recordingId !== recordingId) return;
  if (answer.isDone) replayStore.setState({ content: answer.value });
  else replayStore.setState({ recordingId: null, trouble: answer.explanation });
}

/** Back to the library. @returns whether a recording was open */
export function closeRecording(): boolean {
  const wasOpen = replayStore.getState().recordingId !== null;
  if (!wasOpen) return false;
  replayStore.setState({ recordingId: null, ...nothingOpen });
  send(window.ampulla.invoke('replay:close'));
  return true;
}

/** Tells the player what to do. */
export function control(command: ReplayControl): void {
  send(window.ampulla.invoke('replay:control', command));
}

/** Plays, or pauses. */
export function togglePlay(): void {
  const { player } = replayStore.getState();
  if (player === null) return;
  control(player.isPlaying ? { kind: 'pause' } : { kind: 'play', rate: Math.abs(player.rate) });
}

/** Plays in a direction; pressed again, faster. */
export function shuttle(direction: 1 | -1): void {
  const { player } = replayStore.getState();
  if (player === null) return;
  const goesThatWay = player.isPlaying && Math.sign(player.rate) === direction;
  const faster = replayRates.find((rate) => rate > Math.abs(player.rate));
  const rate = goesThatWay ? (faster ?? Math.abs(player.rate)) : 1;
  control({ kind: 'play', rate: direction * rate });
}

/** Chooses a rate; where it rests, it rests. */
export function chooseRate(rate: number): void {
  const { player } = replayStore.getState();
  control({ kind: 'play', rate });
  if (player?.isPlaying === false) control({ kind: 'pause' });
}

/** To a time. Unit: ms since the start. */
export function seekTime(atMs: number): void {
  control({ kind: 'seekTime', atMs: Math.max(0, atMs) });
}

/** By a time, from the frame on the screen. Unit: ms. */
export function hop(byMs: number): void {
  const { player } = replayStore.getState();
  if (player !== null) seekTime(player.atMs + byMs);
}

/** Sets one end of the section that is played again and again; with both it begins. */
export function setLoopEnd(end: 'first' | 'last'): void {
  const { player, loopStart } = replayStore.getState();
  if (player === null) return;
  const { frame, loop } = player;
  if (end === 'first') {
    replayStore.setState({ loopStart: frame });
    if (loop === null) return;
    control({ kind: 'loop', section: { first: frame, last: Math.max(frame, loop.last) } });
    return;
  }
  const first = Math.min(loopStart ?? loop?.first ?? 0, frame);
  control({ kind: 'loop', section: { first, last: frame } });
}

/** Plays on behind the section's end. */
export function clearLoop(): void {
  replayStore.setState({ loopStart: null });
  control({ kind: 'loop', section: null });
}

/** What of the overlay is drawn from now on. */
export function chooseOverlay(overlayMode: ReplayOverlayMode): void {
  replayStore.setState({ overlayMode });
}

/** Keeps a bookmark, or with words a note, at the frame on the screen. */
export async function addNote(text: string | null): Promise<void> {
  const { shown } = replayStore.getState();
  if (shown === null) return;
  const answer = ask(window.ampulla.invoke('replay:addNote', shown.frameNumber, text));
  takeNotes(await answer);
}

/** Takes a bookmark or a note back. */
export async function removeNote(id: string): Promise<void> {
  takeNotes(await ask(window.ampulla.invoke('replay:removeNote', id)));
}

/** The player stands elsewhere. */
export function takeState(player: ReplayState): void {
  if (replayStore.getState().recordingId === player.recordingId) replayStore.setState({ player });
}

/** More is known of the recording that is open. */
export function takeContent(content: ReplayContent): void {
  if (replayStore.getState().recordingId === content.manifest.recordingId) {
    replayStore.setState({ content });
  }
}

/** A frame was drawn. */
export function takeDrawnFrame(frame: ReplayFrame): void {
  const { frameNumber, capturedAtMs } = frame;
  replayStore.setState({
    shown: { frameNumber, atMs: capturedAtMs },
    difference: differenceOf(frame),
  });
}

const nothingOpen = {
  ...{ content: null, player: null, shown: null, difference: null },
  ...{ loopStart: null, isWriting: false },
};

function takeNotes(answer: Awaited<ReturnType<typeof ask<ReplayContent['notes']>>>): void {
  const { content } = replayStore.getState();
  if (!answer.isDone) replayStore.setState({ trouble: answer.explanation });
  else if (content !== null) {
    replayStore.setState({ content: { ...content, notes: answer.value }, trouble: null });
  }
}

/** A command that main refuses changes nothing; the state that main tells stays true. */
function send(command: Promise<unknown>): void {
  command.catch((error: unknown) => console.error('The player was not reached.', error));
}
