import { difficultyClasses } from '../../../../common/difficulty';
import { markAfterKey } from '../../marking/markKeys';
import { digitOfKey } from '../../../ui/digitOfKey';
import { toggleHeatmap } from '../trainingStore';
import { confirmAnswer, goOn, setDifficulty, setMark, skipItem } from './sessionActions';
import { type RunningSession, sessionStore } from './sessionStore';

/** What digits say, from 1 on. */
const twoClasses = ['easy', 'difficult'] as const;

/** While a picture is judged its keys come before those of the live view. Returns the undo. */
export function listenToSessionKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { running } = sessionStore.getState();
    if (running === null || isForControl(event) || !perform(event, running)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** An open dialog takes everything; a button takes Enter and the space bar. */
function isForControl({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  const isButton = target instanceof HTMLButtonElement && target.role !== 'radio';
  return isButton && (key === 'Enter' || key === ' ');
}

/** @returns whether the key means something here */
function perform(event: KeyboardEvent, running: RunningSession): boolean {
  const { picture, state, mark, next } = running;
  if (event.key === 'Enter') {
    if (!event.repeat) confirmOrGoOn(running);
    return true;
  }
  if (next !== null && event.key.toLowerCase() === 'h') {
    toggleHeatmap();
    return true;
  }
  if (picture === null || next !== null) return isJudgingKey(event);
  if (event.key === 'Delete' || event.key === 'Backspace') {
    setMark(null);
    return true;
  }
  const chosen = classOfDigit(event, state.asksClasses);
  if (chosen !== undefined) {
    setDifficulty(chosen);
    return true;
  }
  // Arrows choose among radio buttons, as everywhere.
  if (event.target instanceof HTMLElement && event.target.role === 'radio') return false;
  const marked = markAfterKey(event, mark, picture);
  if (marked !== undefined) setMark(marked);
  return marked !== undefined || isJudgingKey(event);
}

function confirmOrGoOn({ picture, trouble, next }: RunningSession): void {
  if (next !== null) void goOn();
  else if (picture === null && trouble !== null) void skipItem();
  else void confirmAnswer();
}

/** Digits switch the live view's overlay elsewhere, and letters log events: not while a picture is judged. */
function isJudgingKey({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return digitOfKey(code) !== '' || ['b', 'p'].includes(key.toLowerCase());
}

function classOfDigit(event: KeyboardEvent, asksClasses: boolean) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const classes = asksClasses ? difficultyClasses : twoClasses;
  return classes[Number(digitOfKey(event.code) || 0) - 1];
}
