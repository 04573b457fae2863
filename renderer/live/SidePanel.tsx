import './sidePanel.css';
import { useTranslation } from 'react-i18next';
import { AiCard } from './AiCard';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { MessageCards } from './MessageCards';
import { OverlayControls } from './OverlayControls';
import { SnapshotButton } from '../snapshot/SnapshotButton';
import { SourceCard } from './SourceCard';

/** The column beside the picture. Cards shorten themselves while a message needs the room. */
export function SidePanel({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  const compact = useLive((state) => state.messages.length > 0);
  return (
    <aside className="side-panel" data-compact={compact} aria-label={t('controls')}>
      <OverlayControls controller={controller} />
      <AiCard />
      <SnapshotButton controller={controller} />
      <SourceCard controller={controller} />
      <MessageCards controller={controller} />
    </aside>
  );
}
