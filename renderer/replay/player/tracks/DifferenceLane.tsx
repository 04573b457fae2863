import { useTranslation } from 'react-i18next';
import { replayTime } from '../../replayTime';
import { useReplay } from '../../replayStore';
import { useTrackName } from './useTrackName';

/** Where two tracks differ: above the line what only the first marks, below it what only the second does. */
export function DifferenceLane({ durationMs }: { readonly durationMs: number }) {
  const { t } = useTranslation('background');
  const comparison = useReplay((state) => state.content?.comparison ?? null);
  const first = useTrackName((state) => state.player?.trackId ?? null);
  const second = useTrackName((state) => state.player?.comparedTrackId ?? null);
  const runs = comparison?.runs ?? [];
  return (
    <div className="lane" data-lane="differences">
      <span className="lane-line" />
      {runs.map(({ kind, fromMs, untilMs }) => (
        <span
          key={`${kind} ${fromMs}`}
          className="lane-difference"
          data-value={kind}
          title={`${replayTime(fromMs)} ${t(`difference.${kind}`, {
            track: kind === 'onlySecond' ? second : first,
          })}`}
          style={{
            left: `${(100 * fromMs) / durationMs}%`,
            width: `${(100 * (untilMs - fromMs)) / durationMs}%`,
          }}
        />
      ))}
    </div>
  );
}
