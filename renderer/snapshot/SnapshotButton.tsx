import { useTranslation } from 'react-i18next';
import type { LiveController } from '../live/liveController';
import { useLive } from '../live/liveStore';
import { Button } from '../ui/Button';

/** Takes a snapshot; what came of it is said in the bar above the picture. */
export function SnapshotButton({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('snapshot');
  const hasPicture = useLive(({ status }) => 'info' in status.source);
  if (!hasPicture) return null;
  return (
    <Button
      size="large"
      shortcut="S"
      onPress={() => controller.perform({ kind: 'runAction', name: 'snapshot' })}
    >
      {t('button')}
    </Button>
  );
}
