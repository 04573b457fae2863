import { join } from 'node:path';
import type { ActionTrigger, QuietNote } from '../../common/actions';
import type { DifficultyStatus } from '../../common/difficulty';
import { explain } from '../../common/language/explain';
import { type PressEntry, PressLog } from '../pedals/pressLog';
import { type ActionFunction, type ActionMoment, Actions } from './actions';
import type { DifficultyControl } from './difficultyControl';
import type { MessageBoard } from './messageBoard';
import type { OverlayControl } from './overlayControl';

export interface ProcedureActionsOptions {
  readonly userFolder: string;
  readonly messages: MessageBoard;
  readonly overlay: OverlayControl;
  readonly attention: Pick<DifficultyControl, 'toggleAttention'>;
  readonly difficulty: () => DifficultyStatus;
  readonly newestFrameId: () => number | null;
  readonly nowMs: () => number;
  /** Logs a mark in the running case; false where none runs. */
  readonly markCase: (moment: ActionMoment, trigger: ActionTrigger) => boolean;
  /** Hears of every press, carried out or refused. */
  readonly onPress: (entry: PressEntry) => void;
  /** Says something small beside the picture. */
  readonly note: (note: QuietNote) => void;
}

/** The actions of a procedure that need nothing but the live view: overlay, mark, attention map. */
export function createProcedureActions(options: ProcedureActionsOptions): Actions {
  const { userFolder, messages, newestFrameId, nowMs, onPress } = options;
  const log = new PressLog({
    folder: join(userFolder, 'logs'),
    onTrouble: (error) => messages.post(logTrouble(error)),
  });
  const onError = (error: unknown): void => messages.postError(error);
  const heard = {
    add: (entry: PressEntry): void => {
      log.add(entry);
      onPress(entry);
    },
    flush: () => log.flush(),
  };
  const actions = new Actions({ log: heard, newestFrameId, nowMs, onError });
  actions.provide('overlay', toggleOverlay(options));
  actions.provide('mark', mark(options));
  actions.provide('attention', toggleAttention(options));
  return actions;
}

function toggleOverlay({ overlay }: ProcedureActionsOptions): ActionFunction {
  return () => {
    overlay.toggle();
    return { result: 'done', detail: overlay.settings.mode };
  };
}

/** The mark is the line that the log takes down: it has the frame and both clocks. While a case runs it is of it too. */
function mark({ note, markCase }: ProcedureActionsOptions): ActionFunction {
  return (moment, trigger) => {
    const { frameId } = moment;
    if (markCase(moment, trigger)) return { result: 'done', detail: 'in the case' };
    if (frameId === null) {
      note({ kind: 'nothingToMark' });
      return { result: 'refused', detail: 'no picture' };
    }
    note({ kind: 'marked', frameId });
    return { result: 'done', detail: '' };
  };
}

/** The map comes with the estimate of difficulty: where that does not work, there is nothing to show. */
function toggleAttention(options: ProcedureActionsOptions): ActionFunction {
  const { note, attention, difficulty } = options;
  return () => {
    const { state } = difficulty();
    if (state === 'off' || state === 'error') {
      note({ kind: 'noAttentionMap' });
      return { result: 'refused', detail: 'nothing estimates the difficulty' };
    }
    return { result: 'done', detail: attention.toggleAttention() };
  };
}

function logTrouble(error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    severity: 'warning',
    ...explain('pedal.notLogged', { reason }),
  } as const;
}
