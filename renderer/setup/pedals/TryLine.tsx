import { useTranslation } from 'react-i18next';
import type { PedalState } from '../../../common/pedalState';
import { useLastPress } from '../../pedals/pedalStore';
import { switchWords } from '../../pedals/pedalWords';
import { SetupGroup } from '../SetupSection';

/** Lights up with every press that is recognised, and says which it was. */
export function TryLine({ pedals }: { readonly pedals: PedalState }) {
  const { t } = useTranslation('pedal');
  const press = useLastPress();
  const bound = pedals.switches.find(({ id }) => id === press?.switchId);
  const isShown = press !== null && bound !== undefined;
  return (
    <SetupGroup title={t('test.title')}>
      <p
        key={press?.number ?? 0}
        className="pedal-try"
        data-lit={isShown}
        role="status"
        data-testid="last-press"
      >
        {isShown
          ? t('test.press', {
              name: switchWords(t, bound.binding.switch),
              kind: t(`kind.${press.kind}`),
              action: t(`action.${press.action}`),
            })
          : t('test.wait')}
      </p>
    </SetupGroup>
  );
}
