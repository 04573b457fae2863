import type { ActionOutcome, QuietNote } from '../../../common/actions';
import type { AiSettings } from '../../../common/aiSettings';
import type { Blanking } from '../../../common/blanking';
import type {
  SnapshotDelivery,
  SnapshotPicture,
  SnapshotRequest,
} from '../../../common/snapshotDelivery';
import { plainPng } from '../../recording/plainPng';
import { snapshotNotComposed } from '../../recording/snapshotErrors';
import { snapshotNames } from '../../recording/snapshotName';
import { type SnapshotPlace, writeSnapshot } from '../../recording/snapshotWriter';
import type { ActionMoment } from '../actions';
import { describeSnapshot, type SnapshotSubject } from './describeSnapshot';

export interface SnapshotControlOptions {
  readonly version: string;
  readonly subject: () => SnapshotSubject;
  readonly aiSettings: () => AiSettings;
  readonly place: () => Omit<SnapshotPlace, 'folder'>;
  /** Asks the page for the picture that it shows. */
  readonly ask: (request: SnapshotRequest) => void;
  readonly note: (note: QuietNote) => void;
  /** Wall time of a moment of the monotonic clock. */
  readonly wallTimeOf: (monotonicMs: number) => Date;
}

/** Each holds two pictures in memory; a person who presses more often in a second means none of them. */
const mostAtOnce = 4;

/** A page that does not answer for so long has another trouble than a slow encoder. */
const longestWaitMs = 15_000;

interface Waiting {
  readonly resolve: (picture: SnapshotPicture) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Takes snapshots: asks the page for both pictures of the frame that it shows, describes them and has them
 * written. Nothing of it runs on the path of frames.
 */
export class SnapshotControl {
  private readonly options: SnapshotControlOptions;
  private readonly waiting = new Map<number, Waiting>();
  private lastNumber = 0;
  private underway = 0;

  constructor(options: SnapshotControlOptions) {
    this.options = options;
  }

  /**
   * Takes a snapshot; what a key, a button and the pedal call.
   * @throws UserFacingError when it could not be made or written
   */
  async take({ wallTime }: Pick<ActionMoment, 'wallTime'>): Promise<ActionOutcome> {
    const { note, subject } = this.options;
    const taken = subject();
    if (!('info' in taken.status.source)) {
      note({ kind: 'nothingToStore' });
      return { result: 'refused', detail: 'no picture' };
    }
    if (this.underway >= mostAtOnce) {
      note({ kind: 'snapshotBusy' });
      return { result: 'refused', detail: 'snapshots are still being saved' };
    }
    this.underway += 1;
    try {
      return await this.store(taken, wallTime);
    } finally {
      this.underway -= 1;
    }
  }

  /** Takes the page's answer; one that nobody waits for any more is dropped. */
  deliver(delivery: SnapshotDelivery): void {
    const waiting = this.waiting.get(delivery.number);
    this.waiting.delete(delivery.number);
    if ('failure' in delivery) waiting?.reject(snapshotNotComposed(delivery.failure));
    else waiting?.resolve(delivery);
  }

  private async store(taken: SnapshotSubject, takenAt: Date): Promise<ActionOutcome> {
    const { version, aiSettings, place, note, wallTimeOf } = this.options;
    const picture = await this.pictureOf(taken.blanking);
    const names = snapshotNames(takenAt, picture.frame.frameId);
    const described = describeSnapshot({
      ...{ version, taken, takenAt, picture, names, wallTimeOf },
      aiSettings: aiSettings(),
    });
    await writeSnapshot({ ...place(), folder: names.folder }, [
      { name: names.clean, bytes: plainPng(picture.clean) },
      { name: names.overlay, bytes: plainPng(picture.withOverlay) },
      { name: names.sidecar, bytes: Buffer.from(`${JSON.stringify(described, null, 2)}\n`) },
    ]);
    const time = takenAt.toTimeString().slice(0, 8);
    note({ kind: 'snapshotSaved', time, blanking: described.blanking.state });
    return { result: 'done', detail: names.sidecar };
  }

  private pictureOf({ areas, frameSize }: Blanking): Promise<SnapshotPicture> {
    this.lastNumber += 1;
    const number = this.lastNumber;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.deliver({ number, failure: 'the window did not answer in time' });
      }, longestWaitMs);
      const settled = <Value>(then: (value: Value) => void) => {
        return (value: Value): void => {
          clearTimeout(timer);
          then(value);
        };
      };
      this.waiting.set(number, { resolve: settled(resolve), reject: settled(reject) });
      this.options.ask({ number, blanking: { areas, frameSize } });
    });
  }
}
