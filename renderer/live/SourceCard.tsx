import './sourceCard.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceInfo, SourceStatus } from '../../common/status';
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
  const commands = <OpenCommands controller={controller} />;
  return (
    <div className="source-card">
      <Card
        title={t('source.title')}
        action={<SourceAction source={source} controller={controller} />}
      >
        {source.state === 'stalled' && <p className="small">{t('source.meaning.stalled')}</p>}
        {'info' in source ? <FoldedSource info={source.info}>{commands}</FoldedSource> : commands}
      </Card>
    </div>
  );
}

interface FoldedSourceProps {
  readonly info: SourceInfo;
  readonly children: ReactNode;
}

/** Nobody opens another source in a procedure: while one shows a picture, the room belongs to what matters then. */
function FoldedSource({ info, children }: FoldedSourceProps) {
  return (
    <details className="source-fold small">
      <summary>
        <FieldOfViewFinding info={info} />
      </summary>
      <BlankingLine />
      {children}
    </details>
  );
}

function OpenCommands({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  return (
    <Segments label={t('source.open')}>
      <Segment shortcut="Ctrl+O" onPress={() => controller.perform({ kind: 'openDialog' })}>
        {t('source.video')}
      </Segment>
      <Segment shortcut="Ctrl+D" onPress={() => controller.perform({ kind: 'openDemo' })}>
        {t('source.demo')}
      </Segment>
      <Segment shortcut="Ctrl+T" onPress={() => controller.perform({ kind: 'openTestPattern' })}>
        {t('source.testPattern')}
      </Segment>
    </Segments>
  );
}

interface SourceActionProps {
  readonly source: SourceStatus;
  readonly controller: LiveController;
}

/** The source's name, or the way to see it again. */
function SourceAction({ source, controller }: SourceActionProps) {
  const { t } = useTranslation('live');
  if (source.state === 'noSource') return null;
  if (source.state === 'ended') {
    return (
      <Button primary shortcut="R" onPress={() => controller.perform({ kind: 'playAgain' })}>
        {t('source.playAgain')}
      </Button>
    );
  }
  const name = sourceNameWords(t, source.name);
  return (
    <p className="source-name" title={name}>
      {name}
    </p>
  );
}
