import { useTranslation } from 'react-i18next';
import { lengthWord, replayTime } from '../../replayTime';
import { useReplay } from '../../replayStore';
import { clipSection } from './clipSection';

/** Which part of the recording becomes the clip. */
export function ClipSectionLine() {
  const { t } = useTranslation('replay');
  const player = useReplay((state) => state.player);
  const loopStart = useReplay((state) => state.loopStart);
  const section = player === null ? null : clipSection(player, loopStart);
  if (player === null || section === null) return null;
  const count = section.last - section.first + 1;
  const isWhole = count === player.frames;
  // Times in the mean of the recording: only the frames are cut by.
  const perFrameMs = player.durationMs / Math.max(1, player.frames - 1);
  const [from, to] = [section.first * perFrameMs, section.last * perFrameMs];
  return (
    <div className="clip-section">
      <p className="figure" data-testid="clip-section">
        {isWhole
          ? `${t('clip.sectionWhole')}, ${lengthWord(player.durationMs)}`
          : t('clip.sectionWords', {
              from: replayTime(from),
              to: replayTime(to),
              length: replayTime(to - from + perFrameMs),
            })}
        <span className="small dim"> · {t('clip.frames', { count })}</span>
      </p>
      <p className="small dim">{t('clip.sectionHint')}</p>
    </div>
  );
}
