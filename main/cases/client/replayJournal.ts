import { mostEventsAtOnce } from '../protocol/storeRequests';
import type { EventWriter } from './eventWriter';
import type { SideJournal } from './sideJournal';
import type { StoreConnection } from './storeConnection';
import { StoreLostError } from './storeLostError';

/**
 * Plays the journal into a store that was just opened; what it has already stays as it is. What it does not take now
 * waits.
 * @throws StoreLostError
 */
export async function replayJournal(
  connection: StoreConnection,
  journal: SideJournal,
  writer: Pick<EventWriter, 'adopt'>,
  isReadOnly: boolean,
): Promise<void> {
  const { events } = await journal.read();
  if (isReadOnly) {
    writer.adopt(events);
    return;
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
}
