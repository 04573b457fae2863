import './actionRow.css';
import { AttentionButton } from './difficulty/AttentionButton';
import { RecordButton } from '../recordings/RecordButton';
import { SnapshotButton } from '../snapshot/SnapshotButton';
import type { LiveController } from './liveController';

/** What is pressed during a procedure, side by side. */
export function ActionRow({ controller }: { readonly controller: LiveController }) {
  return (
    <div className="action-row">
      <SnapshotButton controller={controller} />
      <RecordButton controller={controller} />
      <AttentionButton controller={controller} />
    </div>
  );
}
