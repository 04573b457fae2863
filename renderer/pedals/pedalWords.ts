import { type PressKind, pressKinds } from '../../common/pressKinds';
import type { Words } from '../../common/language/translation';
import { pedalPosition } from '../../common/knownPedals';
import type { BoundAction, PedalBinding, PedalSwitch } from '../../common/pedalBindings';
import type { PedalState } from '../../common/pedalState';

/** What a switch is called: its key, or its pedal and where it lies. */
export function switchWords(t: Words<'pedal'>, pedal: PedalSwitch): string {
  if (pedal.kind === 'keyboard') return pedal.accelerator;
  const position = pedalPosition(pedal);
  const product = pedal.product === '' ? t('switch.unnamed') : pedal.product;
  if (position !== null) return t(`switch.${position}`, { product });
  return t('switch.part', { product, byte: pedal.byteIndex + 1, mask: pedal.mask });
}

/** The kinds of press that do something. */
export function boundKinds(binding: PedalBinding): readonly PressKind[] {
  return pressKinds.filter((kind) => binding[kind] !== 'none');
}

/**
 * Says what an action would do now, where that changes with the case; null: nothing; undefined: it is always the
 * same.
 */
export type ActionNow = (action: BoundAction) => string | null | undefined;

/** One line for the bar below the picture: the pedals that work and what they would do now, or why none does. */
export function pedalLine(t: Words<'pedal'>, { switches }: PedalState, now: ActionNow): string {
  const [first] = switches;
  if (first === undefined) return t('line.none');
  const ready = switches.filter(({ state }) => state === 'ready');
  if (ready.length === 0) {
    return t(`line.${first.state}`, { name: switchWords(t, first.binding.switch) });
  }
  return ready.flatMap(({ binding }) => readyWords(t, binding, now) ?? []).join(' · ');
}

/** Null where no press of this switch would do anything. */
function readyWords(t: Words<'pedal'>, binding: PedalBinding, now: ActionNow): string | null {
  const words = boundKinds(binding).flatMap((kind) => {
    const said = now(binding[kind]);
    if (said === null) return [];
    return t(`line.${kind}`, { action: said ?? t(`action.${binding[kind]}`) });
  });
  if (words.length === 0) return null;
  return t('line.ready', { name: switchWords(t, binding.switch), actions: words.join(', ') });
}
