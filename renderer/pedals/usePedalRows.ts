import { useTranslation } from 'react-i18next';
import { usePedals } from './pedalStore';
import { boundKinds, switchWords } from './pedalWords';

/** The presses that do something, as rows of the table of keys: what is pressed, and what it does. */
export function usePedalRows(): readonly (readonly [string, string])[] {
  const { t } = useTranslation('pedal');
  const switches = usePedals()?.switches ?? [];
  return switches.flatMap(({ binding }) =>
    boundKinds(binding).map((kind): readonly [string, string] => [
      switchWords(t, binding.switch),
      t('help.pedal', { kind: t(`kind.${kind}`), action: t(`action.${binding[kind]}`) }),
    ]),
  );
}
