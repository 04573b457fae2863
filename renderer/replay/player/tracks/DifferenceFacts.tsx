import { useTranslation } from 'react-i18next';
import type { OverlayComparison } from '../../../../common/recordings/trackComparison';
import { Button } from '../../../ui/Button';
import { useReplay } from '../../replayStore';
import { goToDifference } from './differenceActions';
import { useTrackName } from './useTrackName';

const percentDigits = 2;

/** How two tracks differ: on the frame that is on the screen, and over the whole recording. */
export function DifferenceFacts() {
  const { t } = useTranslation('background');
  const atFrame = useReplay((state) => state.difference);
  const isAnywhere = useReplay((state) => (state.content?.comparison?.runs.length ?? 0) > 0);
  const isCompared = useReplay((state) => (state.player?.comparedTrackId ?? null) !== null);
  if (!isCompared) return null;
  return (
    <div className="difference" role="group" aria-label={t('difference.title')}>
      {atFrame !== null && <FrameDifference difference={atFrame} />}
      <WholeDifference />
      <div className="difference-buttons">
        <Button shortcut="⇧D" disabled={!isAnywhere} onPress={() => goToDifference(-1)}>
          {t('difference.previous')}
        </Button>
        <Button shortcut="D" disabled={!isAnywhere} onPress={() => goToDifference(1)}>
          {t('difference.next')}
        </Button>
      </div>
    </div>
  );
}

function FrameDifference({ difference }: { readonly difference: OverlayComparison }) {
  const { t } = useTranslation('background');
  const first = useTrackName((state) => state.player?.trackId ?? null);
  const second = useTrackName((state) => state.player?.comparedTrackId ?? null);
  const { verdict, iou } = difference;
  const track = verdict === 'onlySecond' ? second : first;
  return (
    <p data-testid="difference" data-verdict={verdict}>
      {t(`difference.${verdict}`, { track })}
      {iou !== null && <span className="figure"> · IoU {iou.toFixed(percentDigits)}</span>}
    </p>
  );
}

function WholeDifference() {
  const { t } = useTranslation('background');
  const comparison = useReplay((state) => state.content?.comparison ?? null);
  const frames = useReplay((state) => state.player?.frames ?? 0);
  if (comparison === null) return null;
  const { comparedFrames, agreeingFrames, meanIou, isComplete, runs } = comparison;
  if (!isComplete) {
    const share = frames === 0 ? 0 : comparedFrames / frames;
    return <p className="small dim figure">{t('difference.comparing', { share })}</p>;
  }
  const share = comparedFrames === 0 ? 1 : agreeingFrames / comparedFrames;
  const iou = meanIou === null ? '–' : meanIou.toFixed(percentDigits);
  return (
    <p className="small dim figure" data-testid="whole-difference">
      {t('difference.agreeing', { share, iou })} · {t('difference.count', { count: runs.length })}
    </p>
  );
}
