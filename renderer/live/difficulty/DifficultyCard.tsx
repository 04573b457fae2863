import './difficultyCard.css';
import { useTranslation } from 'react-i18next';
import { faultIn } from '../../../common/language/explain';
import { Card } from '../../ui/Card';
import type { LiveController } from '../liveController';
import { useLive } from '../liveStore';
import { BeginAnewButton } from './BeginAnewButton';
import { DifficultyHead } from './DifficultyHead';
import { DifficultyOff } from './DifficultyOff';
import { VerdictView } from './VerdictView';
import { ViewProgress } from './ViewProgress';

interface DifficultyCardProps {
  readonly controller: LiveController;
}

/** How difficult the cannulation will be, as far as a model can tell; or what it still needs for that. */
export function DifficultyCard({ controller }: DifficultyCardProps) {
  const { t } = useTranslation('difficulty');
  const state = useLive(({ status }) => status.difficulty.state);
  return (
    <div className="difficulty" data-testid="difficulty" data-state={state}>
      <Card title={t('title')} action={<BeginAnewButton controller={controller} />}>
        <DifficultyBody controller={controller} />
      </Card>
    </div>
  );
}

function DifficultyBody({ controller }: DifficultyCardProps) {
  const { t } = useTranslation('difficulty');
  const { t: sentences } = useTranslation('messages');
  const status = useLive((live) => live.status.difficulty);
  switch (status.state) {
    case 'off':
      return <DifficultyOff controller={controller} reason={status.reason} />;
    case 'starting':
      return (
        <>
          <DifficultyHead shape="dottedSquare" tone="dim" word={t('word.starting')} />
          <p className="small dim clamp">{t('meaning.starting')}</p>
        </>
      );
    case 'error':
      return (
        <>
          <DifficultyHead shape="triangle" tone="warning" word={t('word.error')} />
          <p className="small clamp">{faultIn(sentences, status)}</p>
        </>
      );
    case 'gathering':
      return <ViewProgress status={status} />;
    case 'speaking':
    case 'frozen':
      return <VerdictView status={status} />;
    case 'tooLate':
      return (
        <>
          <DifficultyHead shape="squareOutline" tone="dim" word={t('word.tooLate')} />
          <p className="small">{t('tooLate', { count: status.acceptedFrames })}</p>
        </>
      );
  }
}
