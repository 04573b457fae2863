import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearnerProgress } from '../../../../common/training/trainingIpc';
import { PlotFigure } from '../../../cases/dashboard/PlotFigure';
import { ComparisonTable } from './ComparisonTable';
import { curveNames, learningPlot } from './curvePlots';
import { WeakSpots } from './WeakSpots';

interface LearnerFiguresProps {
  readonly progress: LearnerProgress;
  /** Whether the learner is who looks. */
  readonly isOwn: boolean;
}

/** Curves over sessions, weak spots, and the comparison with expert and AI. */
export function LearnerFigures({ progress, isOwn }: LearnerFiguresProps) {
  const { t, i18n } = useTranslation('training');
  const { curve, weakSpots, comparison } = progress;
  const { language } = i18n;
  const plots = useMemo(
    () =>
      curveNames.map((name) => ({
        name,
        options: learningPlot(curve, name, (reader) =>
          t(reader === 'learner' && isOwn ? 'progress.you' : `progress.${reader}`, {
            lng: language,
          }),
        ),
      })),
    [curve, isOwn, t, language],
  );
  return (
    <>
      <div className="plot-figures" data-testid="curves">
        {plots.map(({ name, options }) => (
          <PlotFigure
            key={name}
            title={t(`progress.${name}`)}
            options={options}
            caption={
              options === null
                ? t('progress.noCurve')
                : t('progress.curveCaption', { count: curve.length })
            }
          />
        ))}
      </div>
      <div className="training-two training-section">
        {comparison !== null && <ComparisonTable comparison={comparison} isOwn={isOwn} />}
        <WeakSpots spots={weakSpots} />
      </div>
    </>
  );
}
