import { mostEventsAtOnce } from '../protocol/storeRequests';
import type { EventWriter } from './eventWriter';
import type { JournalContent, SideJournal } from './sideJournal';
import type { StoreConnection } from './storeConnection';
import { StoreLostError } from './storeLostError';

/**
 * Plays the journal into a store that was just opened; what it has already stays as it is. What it does not take now
 * waits.
 * @returns what the journal holds
 * @throws StoreLostError
 */
export async function replayJournal(
  connection: StoreConnection,
  journal: SideJournal,
  writer: Pick<EventWriter, 'adopt'>,
  isReadOnly: boolean,
): Promise<JournalContent> {
  // A journal that cannot be read must not keep the store from opening.
  const content = await journal.read().catch(() => ({ events: [], unreadable: 1 }));
  const { events } = content;
  if (isReadOnly) {
    writer.adopt(events);
    return content;
  }
  for (let start = 0; start < events.length; start += mostEventsAtOnce) {
    const batch = events.slice(start, start + mostEventsAtOnce);
    try {
      await connection.request('append', batch);
    } catch (error) {
      if (error instanceof StoreLostError) throw error;
      for (const event of batch) writer.adopt([event]);
    }
  }
  return content;
}
