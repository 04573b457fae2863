import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type FieldOfViewOrigin, rectangularFieldOfView } from '../../common/fieldOfView';
import type { ConsoleOutline } from '../../common/fieldOfViewProposal';
import type { ConfirmedFieldOfView } from '../../common/fieldOfViewSettings';
import type { Size } from '../../common/geometry';
import type { UserMessage } from '../../common/ipc';
import type { LiveStatus, SourceStatus } from '../../common/status';
import { FieldOfViewError } from '../capture/captureErrors';
import { proposalPictures } from '../capture/consoleWatch';
import type { SourceRequest } from '../capture/frameSource';
import type { LumaImage } from '../capture/lumaImage';
import { FieldOfViewControl } from './fieldOfViewControl';
import type { Settings } from './settingsFile';

const frame = { width: 640, height: 480 };
const picture = rectangularFieldOfView({ x: 100, y: 40, width: 440, height: 400 });
const device: SourceRequest = {
  kind: 'device',
  backend: 'v4l2',
  id: '/dev/video0',
  name: 'card',
  mode: null,
};
const video: SourceRequest = {
  kind: 'file',
  path: '/videos/Name of a patient.mp4',
  pace: 'realTime',
  repeat: true,
};

function lit(level: number): LumaImage {
  const values = new Uint8Array(frame.width * frame.height);
  for (let y = 40; y < 440; y += 1) values.fill(level, y * 640 + 100, y * 640 + 540);
  return { ...frame, values };
}

/** The control with a pipeline whose source a test opens by hand. */
class Room {
  confirmed: readonly ConfirmedFieldOfView[] = [];
  source: SourceStatus = { state: 'noSource' };
  reopened = 0;
  readonly messages: UserMessage[] = [];
  readonly errors: unknown[] = [];
  readonly outlines: ConsoleOutline[] = [];
  readonly control: FieldOfViewControl;
  private give: (picture: LumaImage) => void = () => undefined;

  constructor(typed: string | null = null) {
    const keep = ({ fieldsOfView }: Partial<Settings>): void => {
      this.confirmed = fieldsOfView ?? this.confirmed;
    };
    const current = (): Settings => ({ fieldsOfView: this.confirmed }) as unknown as Settings;
    this.control = new FieldOfViewControl({
      settings: {
        keep,
        get current() {
          return current();
        },
      },
      messages: {
        post: (message) => this.messages.push(message),
        postError: (error) => this.errors.push(error),
      },
      pipeline: () => ({ status: this.status, reopen: () => this.reopen() }),
      typed,
      onOutline: (outline) => this.outlines.push(outline),
    });
  }

  get status(): LiveStatus {
    return {
      source: this.source,
      ai: { state: 'off' },
      difficulty: { state: 'off', reason: 'noPack' },
      frames: { captured: 0, sent: 0, dropped: 0 },
    };
  }

  /** Opens a source as the application does: asked first, then waiting, then live. */
  open(size: Size = frame, origin: FieldOfViewOrigin = 'automatic', request = device) {
    const options = this.control.optionsFor(request);
    this.give = (image) => options.onConsolePicture?.(image);
    this.control.takeStatus(this.status);
    this.show({ state: 'waiting', name: 'card' });
    this.show({
      state: 'live',
      name: 'card',
      info: {
        ...size,
        framesPerSecond: 25,
        interlaced: false,
        durationMs: null,
        displaySize: size,
        fieldOfView: picture,
        fieldOfViewOrigin: origin,
      },
    });
    return options;
  }

  see(image: LumaImage, times = proposalPictures): void {
    for (let index = 0; index < times; index += 1) this.give(image);
  }

  private show(source: SourceStatus): void {
    this.source = source;
    this.control.takeStatus(this.status);
  }

  private reopen(): Promise<void> {
    this.reopened += 1;
    return Promise.resolve();
  }
}

let room: Room;
beforeEach(() => {
  room = new Room();
});

describe('what was confirmed', () => {
  it('is kept, applied at once and handed to the next opening of the same source', async () => {
    room.open();
    await room.control.confirm(picture);
    expect(room.reopened).toBe(1);
    expect(room.confirmed).toMatchObject([{ frame, fieldOfView: picture }]);
    expect(room.open().confirmedFieldsOfView).toEqual(room.confirmed);
    await room.control.useAutomatic();
    expect(room.confirmed).toEqual([]);
    expect(room.reopened).toBe(2);
  });

  it('names no file', async () => {
    room.open(frame, 'automatic', video);
    await room.control.confirm(picture);
    expect(JSON.stringify(room.confirmed)).not.toContain('patient');
  });

  it('takes the place of what the command line asked for', async () => {
    room = new Room('none');
    expect(room.open().fieldOfView).toBe('none');
    await room.control.confirm(picture);
    expect(room.open().fieldOfView).toBe('auto');
  });

  it('is looked for, with a message, where the command line names nothing known', () => {
    room = new Room('lucera');
    expect(room.open().fieldOfView).toBe('auto');
    expect(room.messages[0]?.whatHappened).toContain('“lucera”');
    expect(room.messages[0]?.whatToDo).toContain('lucera-260-sd');
    expect(new Room('exera').open().fieldOfView).toBe('exera');
  });

  it('is refused where it does not fit, and where there is no picture', async () => {
    await room.control.confirm(picture);
    expect(room.messages[0]?.whatHappened).toContain('no picture');
    room.open({ width: 320, height: 240 });
    await room.control.confirm(picture);
    expect(room.errors[0]).toBeInstanceOf(FieldOfViewError);
    expect(room.reopened).toBe(0);
  });

  it('is said once not to fit frames of another size', async () => {
    room.open();
    await room.control.confirm(picture);
    room.open();
    expect(room.messages).toEqual([]);
    room.open({ width: 720, height: 576 });
    room.control.takeStatus(room.status);
    expect(room.messages).toHaveLength(1);
    expect(room.messages[0]?.whatHappened).toContain(
      '640×480 pixels; the source now gives 720×576',
    );
  });
});

describe('a proposal', () => {
  it('comes after some seconds of picture', async () => {
    room.open();
    const proposal = room.control.propose();
    room.see(lit(120));
    expect(await proposal).toEqual({ state: 'found', frame, fieldOfView: picture });
  });

  it('says when nothing looks like a picture', async () => {
    room.open();
    const proposal = room.control.propose();
    room.see(lit(0));
    expect(await proposal).toEqual({ state: 'notFound' });
  });

  it('does not wait for ever, nor for another source', async () => {
    expect(await room.control.propose()).toEqual({ state: 'noPicture' });
    room.open();
    const replaced = room.control.propose();
    room.open();
    expect(await replaced).toEqual({ state: 'noPicture' });
    vi.useFakeTimers();
    const silent = room.control.propose();
    await vi.advanceTimersByTimeAsync(20_000);
    vi.useRealTimers();
    expect(await silent).toEqual({ state: 'noPicture' });
  });
});

describe('pictures of the whole console', () => {
  it('reach the page only while it watches, and only coarse', () => {
    room.open();
    room.see(lit(120), 1);
    expect(room.outlines).toEqual([]);
    room.control.watch(true);
    room.see(lit(120), 1);
    expect(room.outlines).toMatchObject([{ frame, width: 80, height: 60 }]);
    room.control.watch(false);
    room.see(lit(120), 1);
    expect(room.outlines).toHaveLength(1);
  });

  it('find a lost field of view again, and leave a found one alone', () => {
    room.open();
    room.see(lit(120));
    expect(room.reopened).toBe(0);
    room.open(frame, 'notFound');
    room.see(lit(0));
    expect(room.reopened).toBe(0);
    room.see(lit(120));
    expect(room.reopened).toBe(1);
  });

  it('do not let a video begin anew', () => {
    room.open(frame, 'notFound', video);
    room.see(lit(120));
    expect(room.reopened).toBe(0);
  });
});
