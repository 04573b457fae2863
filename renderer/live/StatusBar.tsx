import './statusBar.css';
import type { AiStatus, SourceStatus } from '../../common/status';
import { Tabs } from '../shell/Tabs';
import { StatusMark } from '../ui/StatusMark';
import { useLive } from './liveStore';
import { aiMarks, sourceMarks } from './stateMarks';
import { aiWord, formatWords, millisecondsWord, providerWord, sourceWord } from './words';

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
      <FrameTally />
    </header>
  );
}

function SourceChip({ source }: { readonly source: SourceStatus }) {
  return (
    <div className="status-chip" role="status" aria-label="Source">
      <StatusMark {...sourceMarks[source.state]} />
      <span className="dim">Source</span>
      <span data-testid="source-state">{sourceWord(source.state)}</span>
      {source.state !== 'noSource' && (
        <span className="status-chip-detail" title={source.name}>
          {source.name}
        </span>
      )}
      {'info' in source && (
        <span className="dim status-chip-fixed">{formatWords(source.info)}</span>
      )}
    </div>
  );
}

function AiChip({ ai }: { readonly ai: AiStatus }) {
  return (
    <div className="status-chip" role="status" aria-label="AI">
      <StatusMark {...aiMarks[ai.state]} />
      <span className="dim">AI</span>
      <span data-testid="ai-state">{aiWord(ai.state)}</span>
      {'packId' in ai && (
        <span className="dim status-chip-fixed" aria-live="off" data-testid="ai-detail">
          {ai.packId} {ai.packVersion} · {providerWord(ai.provider)} ·{' '}
          <span className="figure">{millisecondsWord(ai.delayMs)} ms</span>
        </span>
      )}
    </div>
  );
}

function FrameTally() {
  const { sent, dropped } = useLive((state) => state.status.frames);
  const superseded = useLive((state) => state.supersededFrames);
  if (sent === 0) return null;
  return (
    <p className="frame-tally dim small figure" title="Frames of this source">
      {Math.max(0, sent - superseded)} shown · {dropped + superseded} dropped
    </p>
  );
}
