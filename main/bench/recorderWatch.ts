import type { RecorderState } from '../../common/recordings/recorderState';
import type { RecordedLoad } from './measurement';
import type { RecorderHand } from './recorderHand';

/** As often as frames come. Unit: ms. */
const lookEveryMs = 40;

type Watched = Pick<RecorderHand, 'state' | 'load'>;

/** Looks at the recorder while the action runs. @returns null where there is none to look at */
export async function watchRecorder(
  recorder: Watched | null,
  action: () => Promise<void>,
): Promise<RecordedLoad | null> {
  if (recorder === null) {
    await action();
    return null;
  }
  const watch = new RecorderWatch(recorder);
  try {
    await action();
    return watch.seen;
  } finally {
    watch.dispose();
  }
}

class RecorderWatch {
  private readonly recorder: Watched;
  private readonly lostBefore: number;
  private readonly timer: NodeJS.Timeout;
  private readonly encoders = new Set<string>();
  private readonly waitingMs: number[] = [];
  private coarseLooks = 0;

  constructor(recorder: Watched) {
    this.recorder = recorder;
    this.lostBefore = lostFrames(recorder.state);
    this.timer = setInterval(() => this.look(), lookEveryMs);
  }

  get seen(): RecordedLoad {
    this.look();
    return {
      lostFrames: lostFrames(this.recorder.state) - this.lostBefore,
      waitingMs: this.waitingMs,
      encoders: [...this.encoders],
      coarseShare: this.coarseLooks / this.waitingMs.length,
    };
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { load, state } = this.recorder;
    this.waitingMs.push(load?.waitingMs ?? 0);
    const encoder = load?.encoder ?? null;
    if (encoder !== null) this.encoders.add(encoder);
    if ('isCoarse' in state && state.isCoarse) this.coarseLooks += 1;
  }
}

function lostFrames(state: RecorderState): number {
  return 'lostFrames' in state ? state.lostFrames : 0;
}
