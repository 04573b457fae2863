import { connectToParent } from '../../processes/processChannel';
import { asStoreError } from '../database/storeErrors';
import { hostMessageSchema, type StoreMessage } from '../protocol/storeMessages';
import { StoreServer } from './storeServer';

/*
 * Entry of the process of the case store. SQLite's native layer may abort on a damaged file, so it lives in a
 * process of its own; this one does nothing else.
 */

const channel = connectToParent();
const server = new StoreServer();

function report(message: StoreMessage): void {
  channel.send(message);
}

async function handleMessage(given: unknown): Promise<void> {
  const message = hostMessageSchema.parse(given);
  if (message.type === 'ping') {
    report({ type: 'pong', sequence: message.sequence });
    return;
  }
  const { id, name, input } = message;
  try {
    report({ type: 'answer', id, result: await server.answer(name, input) });
  } catch (error) {
    const { why, message: reason, seconds } = asStoreError(error);
    report({ type: 'refusal', id, why, reason, seconds });
  }
  if (name === 'close') process.exit(0);
}

// A terminal sends Ctrl+C to the whole group; the parent decides when this process stops.
process.on('SIGINT', () => undefined);
// SQLite hears that a file may not grow further as a failed write, which has an answer; the signal would end all.
process.on('SIGXFSZ', () => undefined);
channel.onMessage((message) => void handleMessage(message));
channel.onClosed(() => {
  server.answer('close', null).then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
report({ type: 'online' });
