import { connectToParent } from '../../processes/processChannel';
import { type HidReport, hidRequestSchema } from './hidProtocol';
import { HidWatcher } from './hidWatcher';
import { nodeHidBus } from './nodeHidBus';

/*
 * Entry of the process that reads USB pedals. It is a process of its own because native code that
 * talks to whatever hangs on the USB may end it; the picture and the keyboard's pedals go on.
 */

const channel = connectToParent();

function report(message: HidReport): void {
  channel.send(message);
}

const watcher = new HidWatcher(nodeHidBus, {
  onEdge: (switchId, edge) => report({ type: 'edge', switchId, edge }),
  onLearned: (pedal) => report({ type: 'learned', switch: pedal }),
  onDevices: (devices) => report({ type: 'devices', devices: [...devices] }),
  onUnavailable: (message) => report({ type: 'unavailable', message }),
});

async function end(): Promise<void> {
  await watcher.dispose();
  process.exit(0);
}

channel.onMessage((message) => {
  const request = hidRequestSchema.parse(message);
  if (request.type === 'stop') void end();
  else void watcher.configure(request.switches, request.learning);
});
channel.onClosed(() => void end());
// A terminal sends Ctrl+C to the whole group; the parent decides when this process stops.
process.on('SIGINT', () => undefined);
report({ type: 'online' });
