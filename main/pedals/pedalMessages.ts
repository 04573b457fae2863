import { explain } from '../../common/language/explain';
import type { ErrorExplanation } from '../../common/language/messageWords';
import type { BoundSwitch, PedalState, SwitchState } from '../../common/pedalState';
import { udevRule, udevRuleFile } from '../../common/udevRule';

/** A message, as the message board takes it. */
export interface PedalMessage extends ErrorExplanation {
  readonly severity: 'info' | 'warning';
}

/** Says what changed at the switches that somebody must know; each change once. */
export class PedalMessages {
  private readonly post: (message: PedalMessage) => void;
  private readonly states = new Map<string, SwitchState>();

  constructor(post: (message: PedalMessage) => void) {
    this.post = post;
  }

  /** Compares with what was told before. While a switch is learned, nothing is said. */
  take(state: PedalState): void {
    if (state.learningUntilMs !== null) return;
    const said = new Set<string>();
    for (const bound of state.switches) {
      const message = messageFor(bound, this.states.get(bound.id) ?? 'waiting');
      this.states.set(bound.id, bound.state);
      // The switches of one pedal share its fate; it is said once.
      if (message === null || said.has(message.whatHappened)) continue;
      said.add(message.whatHappened);
      this.post(message);
    }
  }

  /** USB pedals cannot be read at present. */
  unavailable(reason: string): void {
    this.post({ severity: 'warning', ...explain('pedal.unavailable', { reason }) });
  }
}

function messageFor({ binding, state }: BoundSwitch, before: SwitchState): PedalMessage | null {
  if (state === before) return null;
  const { switch: pedal } = binding;
  if (pedal.kind === 'keyboard') {
    const key = pedal.accelerator;
    return state === 'taken'
      ? { severity: 'warning', ...explain('pedal.keyTaken', { key }) }
      : null;
  }
  const { product } = pedal;
  switch (state) {
    case 'absent': {
      const key = before === 'ready' ? 'pedal.pulledOut' : 'pedal.absent';
      return { severity: 'warning', ...explain(key, { product }) };
    }
    case 'denied': {
      const values = { product, rule: udevRule(pedal), file: udevRuleFile };
      return { severity: 'warning', ...explain('pedal.denied', values) };
    }
    case 'ready':
      if (before === 'waiting') return null;
      return { severity: 'info', ...explain('pedal.back', { product }) };
    case 'waiting':
    case 'taken':
    case 'unavailable':
      return null;
  }
}
