import type { ActionName, CaseActionName } from '../../common/actions';
import { keyOfCaseAction } from '../cases/live/caseKeys';
import type { OverlayMode } from '../../common/overlaySettings';
import { digitOfKey } from '../ui/digitOfKey';

/** What a key does in the live view. */
export type LiveAction =
  | { readonly kind: 'setMode'; readonly mode: OverlayMode }
  | { readonly kind: 'changeOpacity'; readonly by: number }
  | { readonly kind: 'runAction'; readonly name: ActionName }
  | {
      readonly kind:
        | 'openDialog'
        | 'openDemo'
        | 'openTestPattern'
        | 'playAgain'
        | 'toggleFullScreen'
        | 'moveToNextMonitor'
        | 'toggleHelp'
        | 'dismissMessage'
        | 'togglePage'
        | 'toggleCases'
        | 'toggleReplay'
        | 'beginAnew'
        | 'caseMore'
        | 'caseText'
        | 'goBack';
    };

/** The part of a keyboard event that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** One press of an opacity key. */
export const opacityStep = 0.05;

const modeOfDigit: ReadonlyMap<string, OverlayMode> = new Map<string, OverlayMode>([
  ['1', 'all'],
  ['2', 'heatmap'],
  ['3', 'box'],
  ['0', 'off'],
]);

const byControl: ReadonlyMap<string, LiveAction> = new Map<string, LiveAction>([
  ['o', { kind: 'openDialog' }],
  ['d', { kind: 'openDemo' }],
  ['t', { kind: 'openTestPattern' }],
  ['m', { kind: 'moveToNextMonitor' }],
]);

/** What is logged of the running case. */
const caseKeys: readonly (readonly [string, LiveAction])[] = Object.entries(keyOfCaseAction).map(
  ([name, key]) => [key.toLowerCase(), { kind: 'runAction', name: name as CaseActionName }],
);

const byKey: ReadonlyMap<string, LiveAction> = new Map<string, LiveAction>([
  ['o', { kind: 'runAction', name: 'overlay' }],
  ['s', { kind: 'runAction', name: 'snapshot' }],
  ['m', { kind: 'runAction', name: 'mark' }],
  ['v', { kind: 'runAction', name: 'recording' }],
  ['e', { kind: 'runAction', name: 'attention' }],
  ...caseKeys,
  ['n', { kind: 'beginAnew' }],
  ['k', { kind: 'caseMore' }],
  ['w', { kind: 'caseText' }],
  ['r', { kind: 'playAgain' }],
  ['x', { kind: 'dismissMessage' }],
  ['f1', { kind: 'toggleHelp' }],
  ['f2', { kind: 'togglePage' }],
  ['f3', { kind: 'toggleCases' }],
  ['f4', { kind: 'toggleReplay' }],
  ['escape', { kind: 'goBack' }],
  ['f11', { kind: 'toggleFullScreen' }],
]);

const opacityKeys: ReadonlyMap<string, LiveAction> = new Map<string, LiveAction>([
  ['[', { kind: 'changeOpacity', by: -opacityStep }],
  [']', { kind: 'changeOpacity', by: opacityStep }],
  ['-', { kind: 'changeOpacity', by: -opacityStep }],
  ['+', { kind: 'changeOpacity', by: opacityStep }],
]);

/** The action of a key press, or null. Digits go by the key's place, so that every layout has them. */
export function actionOfKey({ key, code, ctrlKey, metaKey, altKey }: KeyPress): LiveAction | null {
  // Brackets need AltGr on some layouts, which arrives as Ctrl and Alt together.
  const isAltGr = ctrlKey && altKey;
  if (isAltGr || !(ctrlKey || metaKey || altKey)) {
    const change = opacityKeys.get(key);
    if (change !== undefined) return change;
  }
  if (altKey) return null;
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) return byControl.get(name) ?? null;
  const mode = modeOfDigit.get(digitOfKey(code));
  return mode === undefined ? (byKey.get(name) ?? null) : { kind: 'setMode', mode };
}
