import './statusBar.css';
import { useTranslation } from 'react-i18next';
import type { AiStatus, SourceStatus } from '../../common/status';
import { RecordingChip } from '../recordings/RecordingChip';
import { Tabs } from '../shell/Tabs';
import { providerName } from '../../common/providerName';
import { StatusMark } from '../ui/StatusMark';
import { useLive } from './liveStore';
import { QuietNoteLine } from './QuietNoteLine';
import { StateAnnouncer } from './StateAnnouncer';
import { aiMarks, sourceMarks } from './stateMarks';
import { formatWords, millisecondsWord, sourceNameWords } from './words';

/** The bar above the picture: states of source and AI, always visible, and the frame counts. */
export function StatusBar() {
  const source = useLive((state) => state.status.source);
  const ai = useLive((state) => state.status.ai);
  return (
    <header className="status-bar">
      <h1 className="status-bar-name">Ampulla</h1>
      <Tabs />
      <SourceChip source={source} />
      <AiChip ai={ai} />
      <RecordingChip />
      <StateAnnouncer />
      <QuietNoteLine />
      <FrameTally />
    </header>
  );
}

function SourceChip({ source }: { readonly source: SourceStatus }) {
  const { t } = useTranslation('live');
  return (
    <div className="status-chip" role="group" aria-label={t('source.title')}>
      <StatusMark {...sourceMarks[source.state]} />
      <span className="dim">{t('source.chip')}</span>
      <span data-testid="source-state">{t(`source.state.${source.state}`)}</span>
      {source.state !== 'noSource' && (
        <span className="status-chip-detail" title={sourceNameWords(t, source.name)}>
          {sourceNameWords(t, source.name)}
        </span>
      )}
      {'info' in source && (
        <span className="dim status-chip-fixed">{formatWords(t, source.info)}</span>
      )}
    </div>
  );
}

function AiChip({ ai }: { readonly ai: AiStatus }) {
  const { t } = useTranslation('live');
  return (
    <div className="status-chip" role="group" aria-label={t('ai.title')}>
      <StatusMark {...aiMarks[ai.state]} />
      <span className="dim">{t('ai.title')}</span>
      <span data-testid="ai-state">{t(`ai.state.${ai.state}`)}</span>
      {'packId' in ai && (
        <span className="dim status-chip-fixed" data-testid="ai-detail">
          {ai.packId} {ai.packVersion} · {providerName(ai.provider)} ·{' '}
          <span className="figure">
            {millisecondsWord(t, ai.delayMs)} {t('ai.millisecondsUnit')}
          </span>
        </span>
      )}
    </div>
  );
}

function FrameTally() {
  const { t } = useTranslation('live');
  const { sent, dropped } = useLive((state) => state.status.frames);
  const superseded = useLive((state) => state.supersededFrames);
  if (sent === 0) return null;
  return (
    <p className="frame-tally dim small figure" title={t('source.framesOf')}>
      {t('source.frames', {
        shown: Math.max(0, sent - superseded),
        dropped: dropped + superseded,
      })}
    </p>
  );
}
