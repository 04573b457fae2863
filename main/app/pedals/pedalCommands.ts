import { type PedalBinding, switchId } from '../../../common/pedalBindings';
import type { PedalState, RecognisedPress } from '../../../common/pedalState';
import { HidClient } from '../../pedals/hid/hidClient';
import { PedalControl } from '../../pedals/pedalControl';
import { PedalMessages } from '../../pedals/pedalMessages';
import type { Press } from '../../pedals/switchBank';
import type { ActionMoment, Actions } from '../actions';
import { forkInUtilityProcess } from '../forkInUtilityProcess';
import { handleCommand } from '../ipcMainTyped';
import type { MessageBoard } from '../messageBoard';
import type { SettingsKeeper } from '../settingsKeeper';
import { globalKeys } from './globalKeys';

export interface PedalCommandsOptions {
  readonly settings: SettingsKeeper;
  readonly messages: MessageBoard;
  readonly actions: Actions;
  /** Path of the built process that reads USB pedals. */
  readonly pedalEntry: string;
  readonly nowMs: () => number;
  readonly onState: (state: PedalState) => void;
  readonly onPress: (press: RecognisedPress) => void;
  /** A press of this switch began and is not decided yet. */
  readonly onHeard: (switchId: string) => void;
}

/** The pedals in the running application: their presses run actions, the page sets them up. */
export class PedalCommands {
  private readonly options: PedalCommandsOptions;
  private readonly control: PedalControl;
  private pressCount = 0;
  /** When the press of each switch began that is not decided yet. */
  private readonly began = new Map<string, ActionMoment>();

  constructor(options: PedalCommandsOptions) {
    this.options = options;
    const { settings, messages, pedalEntry, nowMs, onState } = options;
    const said = new PedalMessages((message) => messages.post(message));
    this.control = new PedalControl({
      initial: settings.current.pedals,
      keep: (pedals) => settings.keep({ pedals }),
      keys: globalKeys,
      createHid: (events) =>
        new HidClient(() => forkInUtilityProcess(pedalEntry, 'Ampulla pedals'), events),
      nowMs,
      wallMs: () => Date.now(),
      // macOS tells a global key once, however long it is held.
      keysRepeat: process.platform !== 'darwin',
      onPress: (press) => this.press(press),
      onHeard: (binding) => this.hear(binding),
      onState: (state) => {
        said.take(state);
        onState(state);
      },
      onUnavailable: (reason) => said.unavailable(reason),
    });
  }

  get state(): PedalState {
    return this.control.state;
  }

  /** Begins to listen to the pedals. */
  start(): void {
    this.control.start();
  }

  /** Answers the page's commands about pedals. */
  answer(): void {
    const { control } = this;
    handleCommand('pedals:learn', () => done(() => control.startLearning()));
    handleCommand('pedals:cancelLearning', () => done(() => control.cancelLearning()));
    handleCommand('pedals:learnKey', (key) => done(() => control.learnKey(key)));
    handleCommand('pedals:setAction', (id, kind, action) =>
      done(() => control.setAction(id, kind, action)),
    );
    handleCommand('pedals:useForCase', (id) => done(() => control.useForCase(id)));
    handleCommand('pedals:remove', (id) => done(() => control.remove(id)));
    handleCommand('pedals:reset', () => done(() => control.reset()));
    handleCommand('pedals:undo', () => done(() => control.undo()));
  }

  dispose(): void {
    this.control.dispose();
  }

  /** A press that waits until it is told from others counts from now, and the page shows that it was heard. */
  private hear(binding: PedalBinding): void {
    const id = switchId(binding.switch);
    this.began.set(id, this.options.actions.moment());
    const { long, double } = binding;
    if (long !== 'none' || double !== 'none') this.options.onHeard(id);
  }

  private press({ binding, kind }: Press): void {
    const id = switchId(binding.switch);
    const action = binding[kind];
    // The action first: what is shown about it may wait.
    if (action !== 'none') {
      const moment = this.began.get(id);
      void this.options.actions.run(action, { source: 'pedal', switchName: id, kind }, moment);
    }
    this.pressCount += 1;
    this.options.onPress({ number: this.pressCount, switchId: id, kind, action });
  }
}

function done(action: () => void): undefined {
  action();
  return undefined;
}
