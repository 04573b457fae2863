import type { ReplayOverlayMode } from '../../../common/recordings/recordedSettings';
import { digitOfKey } from '../../ui/digitOfKey';

/** What a key does in the player. */
export type ReplayKey =
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'hop'; readonly byMs: number }
  | { readonly kind: 'shuttle'; readonly direction: 1 | -1 }
  | { readonly kind: 'difference'; readonly direction: 1 | -1 }
  | { readonly kind: 'overlay'; readonly mode: ReplayOverlayMode }
  | {
      readonly kind:
        | 'toggle'
        | 'pause'
        | 'start'
        | 'end'
        | 'loopFirst'
        | 'loopLast'
        | 'clearLoop'
        | 'bookmark'
        | 'snapshot'
        | 'clip'
        | 'reference'
        | 'note';
    };

/** The part of a keyboard event that decides. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

const hopMs = 1000;

const byKey: ReadonlyMap<string, ReplayKey> = new Map<string, ReplayKey>([
  [' ', { kind: 'toggle' }],
  ['k', { kind: 'pause' }],
  ['l', { kind: 'shuttle', direction: 1 }],
  ['j', { kind: 'shuttle', direction: -1 }],
  ['arrowleft', { kind: 'step', frames: -1 }],
  ['arrowright', { kind: 'step', frames: 1 }],
  [',', { kind: 'step', frames: -1 }],
  ['.', { kind: 'step', frames: 1 }],
  ['home', { kind: 'start' }],
  ['end', { kind: 'end' }],
  ['i', { kind: 'loopFirst' }],
  ['o', { kind: 'loopLast' }],
  ['u', { kind: 'clearLoop' }],
  ['b', { kind: 'bookmark' }],
  ['n', { kind: 'note' }],
  ['r', { kind: 'reference' }],
  ['s', { kind: 'snapshot' }],
  ['c', { kind: 'clip' }],
]);

const modeOfDigit: ReadonlyMap<string, ReplayOverlayMode> = new Map<string, ReplayOverlayMode>([
  ['1', 'all'],
  ['2', 'heatmap'],
  ['3', 'box'],
  ['0', 'off'],
  ['4', 'recorded'],
]);

/** What a key press means in the player, or null. Digits go by the key's place, so that every layout has them. */
export function replayKeyOf(press: PressedKey): ReplayKey | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const mode = modeOfDigit.get(digitOfKey(press.code));
  if (mode !== undefined) return { kind: 'overlay', mode };
  const key = press.key.toLowerCase();
  if (key === 'd') return { kind: 'difference', direction: press.shiftKey ? -1 : 1 };
  if (press.shiftKey && key === 'arrowleft') return { kind: 'hop', byMs: -hopMs };
  if (press.shiftKey && key === 'arrowright') return { kind: 'hop', byMs: hopMs };
  return byKey.get(key) ?? null;
}
