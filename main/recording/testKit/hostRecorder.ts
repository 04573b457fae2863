import { RecorderRun } from './recorderRun';

/*
 * A recording process to be killed, or to be given a disk of its own: records numbered frames into the folder it is
 * given, says of each that it was offered, and how the recorder stands. Ends its recording when it is told to.
 */

/** What the host says. */
export interface HostSays {
  /** The newest frame that was offered. */
  readonly fed?: number;
  readonly state?: string;
  /** Key of the words of a trouble. */
  readonly trouble?: string | null;
  readonly stopped?: true;
}

const sayEveryMs = 40;
const [root = '', ffmpegPath = '', segmentMs = '2000'] = process.argv.slice(2);

// A file that may not grow is to be heard of as a failed write.
process.on('SIGXFSZ', () => undefined);
const run = new RecorderRun(root, ffmpegPath, {
  segmentMs: Number(segmentMs),
  onState: (state) => {
    const trouble = state.state === 'losing' ? (state.words?.key ?? '') : null;
    say({ state: state.state, trouble });
  },
});
await run.recorder.start('person', null);
run.feed();
const timer = setInterval(() => say({ fed: run.fed - 1 }), sayEveryMs);
process.on('message', () => {
  clearInterval(timer);
  void run.dispose().then(() => say({ stopped: true }));
});

function say(words: HostSays): void {
  process.send?.(words);
}
