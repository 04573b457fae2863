import './attentionLegend.css';
import { useTranslation } from 'react-i18next';
import { attentionColor, attentionLevels } from '../../../common/heatmap/attentionMap';
import type { DifficultyLabel, DifficultyStatus } from '../../../common/difficulty';
import type { Words } from '../../../common/language/translation';
import type { OverlayMode } from '../../../common/overlaySettings';
import { useLive } from '../liveStore';
import { useExplained } from './difficultyStore';

/** What the lines and the veil of the attention map mean, and why none may be seen at this moment. */
export function AttentionLegend() {
  const { t } = useTranslation('difficulty');
  const difficulty = useLive(({ status }) => status.difficulty);
  const explains = useExplained();
  const mode = useLive(({ overlay }) => overlay.mode);
  const isLive = useLive(({ status }) => status.source.state === 'live');
  return (
    <div className="attention-legend small" data-testid="attention-legend">
      <div className="attention-scale dim" role="img" aria-label={t('attention.legend')}>
        <span>{t('attention.little')}</span>
        <Scale />
        <span>{t('attention.much')}</span>
      </div>
      {isLive && (
        <p className="attention-words">{legendWords(t, { difficulty, explains, mode })}</p>
      )}
    </div>
  );
}

/** The veil and its three lines, as they stand above the picture. Unit of the drawing: none, it is stretched. */
function Scale() {
  return (
    <span
      className="attention-ground"
      style={{ backgroundImage: `linear-gradient(to right, transparent 15%, ${attentionColor}99)` }}
    >
      {attentionLevels.map((level, index) => (
        <span
          key={level}
          className="attention-line"
          style={{ left: `${level * 100}%`, width: `${0.0625 + 0.03125 * index}rem` }}
        />
      ))}
    </span>
  );
}

interface LegendFacts {
  readonly difficulty: DifficultyStatus;
  readonly explains: DifficultyLabel | null;
  readonly mode: OverlayMode;
}

function legendWords(t: Words<'difficulty'>, { difficulty, explains, mode }: LegendFacts): string {
  if (mode === 'off') return t('attention.hidden');
  const { state } = difficulty;
  if (state === 'frozen' || state === 'tooLate') return t('attention.afterContact');
  if (explains === null || !('missing' in difficulty) || difficulty.missing !== null) {
    return t('attention.none');
  }
  return t('attention.meaning', { label: t(`label.${explains}`) });
}
