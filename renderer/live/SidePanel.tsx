import './sidePanel.css';
import { useTranslation } from 'react-i18next';
import { CasePanel } from '../cases/live/CasePanel';
import { EndedCase } from '../cases/live/EndedCase';
import { useLiveCase } from '../cases/live/liveCaseStore';
import { StartCase, StartDetails } from '../cases/live/StartCase';
import { ActionRow } from './ActionRow';
import { AiCard } from './AiCard';
import { DifficultyCard } from './difficulty/DifficultyCard';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { MessageCards } from './MessageCards';
import { OverlayControls } from './OverlayControls';
import { SourceCard } from './SourceCard';

/** The column beside the picture. Cards shorten themselves while a message needs the room. */
export function SidePanel({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  const compact = useLive((state) => state.messages.length > 0);
  const running = useLiveCase((state) => state.running);
  return (
    <aside
      className="side-panel"
      data-compact={compact}
      data-case={running !== null}
      aria-label={t('controls')}
    >
      {running === null ? (
        <IdlePanel controller={controller} />
      ) : (
        <CasePanel controller={controller} running={running} />
      )}
    </aside>
  );
}

function IdlePanel({ controller }: { readonly controller: LiveController }) {
  const ended = useLiveCase((state) => state.ended);
  const isFillingIn = useLiveCase(({ sheet, canStart }) => sheet === 'details' && canStart);
  if (isFillingIn) return <StartDetails controller={controller} />;
  return (
    <>
      {ended === null ? (
        <StartCase controller={controller} />
      ) : (
        <EndedCase controller={controller} ended={ended} />
      )}
      <OverlayControls controller={controller} />
      {ended === null && <AiCard />}
      {ended === null && <DifficultyCard controller={controller} />}
      {ended === null && <ActionRow controller={controller} />}
      {ended === null && <SourceCard controller={controller} />}
      <MessageCards controller={controller} />
    </>
  );
}
