import './sourceCard.css';
import { useTranslation } from 'react-i18next';
import type { SourceStatus } from '../../common/status';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Segment, Segments } from '../ui/Segments';
import { FieldOfViewFinding } from './FieldOfViewFinding';
import { BlankingLine } from '../snapshot/BlankingLine';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { sourceNameWords } from './words';

/** Which source is shown, what was found in it, and how to open another one. */
export function SourceCard({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  const source = useLive((state) => state.status.source);
  return (
    <Card title={t('source.title')}>
      <SourceDetail source={source} />
      <div className="source-buttons">
        {source.state === 'ended' && (
          <Button primary shortcut="R" onPress={() => controller.perform({ kind: 'playAgain' })}>
            {t('source.playAgain')}
          </Button>
        )}
        <Segments label={t('source.open')}>
          <Segment shortcut="Ctrl+O" onPress={() => controller.perform({ kind: 'openDialog' })}>
            {t('source.video')}
          </Segment>
          <Segment shortcut="Ctrl+D" onPress={() => controller.perform({ kind: 'openDemo' })}>
            {t('source.demo')}
          </Segment>
          <Segment
            shortcut="Ctrl+T"
            onPress={() => controller.perform({ kind: 'openTestPattern' })}
          >
            {t('source.testPattern')}
          </Segment>
        </Segments>
      </div>
    </Card>
  );
}

function SourceDetail({ source }: { readonly source: SourceStatus }) {
  const { t } = useTranslation('live');
  if (source.state === 'noSource') return null;
  const name = sourceNameWords(t, source.name);
  return (
    <div>
      <p className="source-name" title={name}>
        {name}
      </p>
      {source.state === 'stalled' && <p className="small">{t('source.meaning.stalled')}</p>}
      {'info' in source && <FieldOfViewFinding info={source.info} />}
      {'info' in source && <BlankingLine />}
    </div>
  );
}
