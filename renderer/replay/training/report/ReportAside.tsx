import { useTranslation } from 'react-i18next';
import type { SessionReport } from '../../../../common/training/trainingIpc';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { KeyHint } from '../../../ui/KeyHint';
import { RevealedFigures } from '../session/RevealCards';
import { trainingStore } from '../trainingStore';

interface ReportAsideProps {
  readonly report: SessionReport;
  /** Place among the revealed items. */
  readonly item: number;
}

/** Beside one picture of a finished session: its figures, and the ways to the others. */
export function ReportAside({ report, item }: ReportAsideProps) {
  const { t } = useTranslation('training');
  const { reveals, point } = report;
  const reveal = reveals[item];
  if (reveal === undefined) return null;
  const show = (place: number): void => trainingStore.setState({ reportItem: place });
  return (
    <>
      <Card
        title={point.exerciseName}
        action={
          <button
            type="button"
            className="link-button small"
            onClick={() => trainingStore.setState({ reportItem: null })}
          >
            {t('report.backToReport')} <KeyHint>Esc</KeyHint>
          </button>
        }
      >
        <p className="training-place figure">
          {t('session.place', { place: item + 1, items: reveals.length })}
        </p>
      </Card>
      <RevealedFigures reveal={reveal} />
      <div className="training-foot training-stage-nav">
        <Button disabled={item === 0} onPress={() => show(item - 1)}>
          {t('report.previous')}
        </Button>
        <Button disabled={item === reveals.length - 1} onPress={() => show(item + 1)}>
          {t('report.next')}
        </Button>
      </div>
    </>
  );
}
