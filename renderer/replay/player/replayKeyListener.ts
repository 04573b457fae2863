import { assertNever } from '../../../common/assertNever';
import { replayStore } from '../replayStore';
import {
  addNote,
  chooseOverlay,
  clearLoop,
  control,
  hop,
  setLoopEnd,
  shuttle,
  togglePlay,
} from './playerActions';
import { openClip } from './clips/clipStore';
import { beginReference, isDrawingReference } from './references/referenceActions';
import { type ReplayKey, replayKeyOf } from './replayKeys';
import type { ReplayScreen } from './replayScreen';
import { takeReplaySnapshot } from './replaySnapshots';
import { goToDifference } from './tracks/differenceActions';

/** While a recording is on the screen its keys come before those of the live view. Returns the undo. */
export function listenToReplayKeys(screen: ReplayScreen): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = replayKeyOf(event);
    if (key === null || isForControl(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat && !repeats.has(key.kind)) return;
    perform(key, screen);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

const repeats: ReadonlySet<ReplayKey['kind']> = new Set(['step', 'hop']);

/** A field takes what is typed, a button takes the space bar, an open dialog takes everything. */
function isForControl({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null || isDrawingReference()) return true;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLButtonElement && key === ' ';
}

function perform(key: ReplayKey, screen: ReplayScreen): void {
  switch (key.kind) {
    case 'step':
      control(key);
      return;
    case 'hop':
      hop(key.byMs);
      return;
    case 'shuttle':
      shuttle(key.direction);
      return;
    case 'difference':
      goToDifference(key.direction);
      return;
    case 'overlay':
      chooseOverlay(key.mode);
      return;
    case 'toggle':
      togglePlay();
      return;
    case 'pause':
      control({ kind: 'pause' });
      return;
    case 'start':
      control({ kind: 'seekFrame', frame: 0 });
      return;
    case 'end':
      control({ kind: 'seekFrame', frame: Number.MAX_SAFE_INTEGER });
      return;
    case 'loopFirst':
      setLoopEnd('first');
      return;
    case 'loopLast':
      setLoopEnd('last');
      return;
    case 'clearLoop':
      clearLoop();
      return;
    case 'bookmark':
      void addNote(null);
      return;
    case 'snapshot':
      void takeReplaySnapshot(screen);
      return;
    case 'clip':
      openClip();
      return;
    case 'reference':
      beginReference();
      return;
    case 'note':
      replayStore.setState({ isWriting: true });
      return;
    default:
      assertNever(key, 'key');
  }
}
