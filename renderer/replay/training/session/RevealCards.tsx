import { useTranslation } from 'react-i18next';
import type { ItemReveal } from '../../../../common/training/reveal';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { KeyHint } from '../../../ui/KeyHint';
import { toggleHeatmap, useTraining } from '../trainingStore';
import { DifficultyRows } from './DifficultyRows';
import { RevealTable } from './RevealTable';

interface RevealCardsProps {
  readonly reveal: ItemReveal;
  /** Behind it comes the report. */
  readonly isLast: boolean;
  readonly onNext: () => void;
}

/** What came of an answer: the study's figures, the difficulty, and whether the AI was right. */
export function RevealCards({ reveal, isLast, onNext }: RevealCardsProps) {
  const { t } = useTranslation('training');
  return (
    <>
      <RevealedFigures reveal={reveal} />
      <div className="training-foot">
        <Button size="large" primary shortcut="Enter" onPress={onNext}>
          {t(isLast ? 'reveal.toReport' : 'reveal.next')}
        </Button>
      </div>
    </>
  );
}

/** The figures of one item without what leads on. */
export function RevealedFigures({ reveal }: Pick<RevealCardsProps, 'reveal'>) {
  const { t } = useTranslation('training');
  return (
    <>
      <Card title={t('reveal.title')} action={<HeatmapSwitch reveal={reveal} />}>
        <RevealTable reveal={reveal} />
        {reveal.answer.mark.kind === 'point' && (
          <p className="small dim">{t('reveal.pointOnly')}</p>
        )}
        <p className="small dim" role="status" data-testid="ai-right">
          {aiWords()}
        </p>
      </Card>
      <Card title={t('reveal.difficulty')}>
        <DifficultyRows reveal={reveal} />
      </Card>
    </>
  );

  function aiWords(): string {
    const { ai, isAiRight } = reveal;
    if (ai.state === 'none') return t(`reveal.noAi.${ai.reason}`);
    if (ai.box === null) return t('reveal.aiMarkedNothing');
    return t(isAiRight === true ? 'reveal.aiRight' : 'reveal.aiWrong');
  }
}

/** Only where the AI has a map to show. */
function HeatmapSwitch({ reveal: { ai } }: Pick<RevealCardsProps, 'reveal'>) {
  const { t } = useTranslation('training');
  const isShown = useTraining((state) => state.showsHeatmap);
  if (ai.state === 'none' || ai.mask === null) return null;
  return (
    <button
      type="button"
      className="link-button small"
      aria-pressed={isShown}
      aria-keyshortcuts="H"
      onClick={toggleHeatmap}
    >
      {t('reveal.heatmap')} <KeyHint>H</KeyHint>
    </button>
  );
}
