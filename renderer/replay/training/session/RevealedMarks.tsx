import { useTranslation } from 'react-i18next';
import type { Size } from '../../../../common/geometry';
import type { Mark } from '../../../../common/training/mark';
import type { ItemReveal } from '../../../../common/training/reveal';
import { MarkShape } from '../../marking/MarkShape';
import { MarksSheet } from '../../marking/MarkingSurface';
import { useTraining } from '../trainingStore';
import { AiHeatmap } from './AiHeatmap';

interface RevealedMarksProps {
  readonly picture: Size;
  readonly reveal: ItemReveal;
}

/** The truth, the AI's box, experts' marks and the own one above the picture, each told apart by its line and its word. */
export function RevealedMarks({ picture, reveal }: RevealedMarksProps) {
  const { t } = useTranslation('training');
  const { truth, ai, experts, answer } = reveal;
  const showsHeatmap = useTraining((state) => state.showsHeatmap);
  const mask = ai.state === 'answered' ? ai.mask : null;
  const aiBox = ai.state === 'answered' ? ai.box : null;
  return (
    <div className="marks-sheet" data-testid="reveal">
      {showsHeatmap && mask !== null && <AiHeatmap picture={picture} mask={mask} />}
      <MarksSheet picture={picture}>
        {(letterHeight) => (
          <>
            {truth.boxes.map((box, place) => (
              <MarkShape
                key={`truth ${place}`}
                mark={{ kind: 'box', box }}
                whose="truth"
                label={t('reveal.truth')}
                letterHeight={letterHeight}
              />
            ))}
            {aiBox !== null && (
              <MarkShape
                mark={{ kind: 'box', box: aiBox }}
                whose="ai"
                label={t('reveal.ai')}
                letterHeight={letterHeight}
              />
            )}
            {experts.map((expert, place) => (
              <MarkShape
                key={`expert ${place}`}
                mark={expert.mark}
                whose="expert"
                label={t('reveal.expert')}
                letterHeight={letterHeight}
              />
            ))}
            <Own mark={answer.mark} letterHeight={letterHeight} />
          </>
        )}
      </MarksSheet>
    </div>
  );
}

function Own({ mark, letterHeight }: { readonly mark: Mark; readonly letterHeight: number }) {
  const { t } = useTranslation('training');
  return (
    <MarkShape mark={mark} whose="person" label={t('reveal.you')} letterHeight={letterHeight} />
  );
}
