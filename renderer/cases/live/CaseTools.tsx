import { useTranslation } from 'react-i18next';
import type { ActionName } from '../../../common/actions';
import type { LiveController } from '../../live/liveController';
import { useLive } from '../../live/liveStore';
import { Segment, Segments } from '../../ui/Segments';
import { toggleSheet } from './liveCaseStore';

/** Overlay, snapshot and attention map in one row, and the way to everything that is needed less often. */
export function CaseTools({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation(['cases', 'live', 'snapshot', 'difficulty', 'recording']);
  const hasMap = useLive(
    ({ status }) => status.difficulty.state !== 'off' && status.difficulty.state !== 'error',
  );
  const run = (name: ActionName) => () => controller.perform({ kind: 'runAction', name });
  return (
    <Segments label={t('live:controls')}>
      <Segment shortcut="O" onPress={run('overlay')}>
        {t('live:overlay.title')}
      </Segment>
      <Segment shortcut="S" onPress={run('snapshot')}>
        {t('snapshot:button')}
      </Segment>
      <Segment shortcut="V" onPress={run('recording')}>
        {t('recording:button.start')}
      </Segment>
      {hasMap && (
        <Segment shortcut="E" onPress={run('attention')}>
          {t('difficulty:attention.button')}
        </Segment>
      )}
      <Segment shortcut="K" onPress={() => toggleSheet('more')}>
        {t('cases:live.button.more')}
      </Segment>
    </Segments>
  );
}
