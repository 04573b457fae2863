import { useTranslation } from 'react-i18next';
import type { LiveController } from '../live/liveController';
import { Button } from '../ui/Button';
import { useRecorder } from './recorderStore';

/** Begins to record, or ends it. How it stands is said in the bar above the picture. */
export function RecordButton({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('recording');
  const isOn = useRecorder(({ state }) => state !== 'idle');
  return (
    <Button
      size="large"
      shortcut="V"
      pressed={isOn}
      onPress={() => controller.perform({ kind: 'runAction', name: 'recording' })}
    >
      {t('button.start')}
    </Button>
  );
}
