import './sidePanel.css';
import { useTranslation } from 'react-i18next';
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
  return (
    <aside className="side-panel" data-compact={compact} aria-label={t('controls')}>
      <OverlayControls controller={controller} />
      <AiCard />
      <DifficultyCard controller={controller} />
      <ActionRow controller={controller} />
      <SourceCard controller={controller} />
      <MessageCards controller={controller} />
    </aside>
  );
}
