import { nextDisagreement } from '../../../../common/recordings/trackComparison';
import { replayStore } from '../../replayStore';
import { control } from '../playerActions';

/** To where the tracks differ next, forwards or backwards; nothing happens where they do not. */
export function goToDifference(direction: 1 | -1): void {
  const { content, shown } = replayStore.getState();
  const runs = content?.comparison?.runs ?? [];
  const frame = nextDisagreement(runs, shown?.frameNumber ?? 0, direction);
  if (frame === null) return;
  control({ kind: 'pause' });
  control({ kind: 'seekFrame', frame });
}
