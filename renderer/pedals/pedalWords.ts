import type { PressKind } from '../../common/actions';
import { pressKinds } from '../../common/actions';
import type { Words } from '../../common/language/translation';
import { pedalPosition } from '../../common/knownPedals';
import type { PedalBinding, PedalSwitch } from '../../common/pedalBindings';
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

/** One line for the bar below the picture: the first pedal that works, or why none does. */
export function pedalLine(t: Words<'pedal'>, { switches }: PedalState): string {
  const first = switches.find(({ state }) => state === 'ready') ?? switches[0];
  if (first === undefined) return t('line.none');
  const name = switchWords(t, first.binding.switch);
  if (first.state !== 'ready') return t(`line.${first.state}`, { name });
  const words = boundKinds(first.binding).map((kind) =>
    t(`line.${kind}`, { action: t(`action.${first.binding[kind]}`) }),
  );
  return t('line.ready', { name, actions: words.join(', ') });
}
