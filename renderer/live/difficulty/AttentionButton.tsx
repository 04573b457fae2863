import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import type { LiveController } from '../liveController';
import { useLive } from '../liveStore';
import { useIsAttentionShown } from './difficultyStore';

/** Shows where the difficulty's estimate looks, or the ampulla's heatmap again. There while something estimates. */
export function AttentionButton({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('difficulty');
  const state = useLive(({ status }) => status.difficulty.state);
  const isShown = useIsAttentionShown();
  if (state === 'off' || state === 'error') return null;
  return (
    <Button
      size="large"
      shortcut="E"
      pressed={isShown}
      onPress={() => controller.perform({ kind: 'runAction', name: 'attention' })}
    >
      {t('attention.button')}
    </Button>
  );
}
