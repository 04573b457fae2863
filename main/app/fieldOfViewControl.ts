import {
  type FieldOfView,
  type FieldOfViewChoice,
  parseFieldOfViewChoice,
} from '../../common/fieldOfView';
import { fieldOfViewPresetIds } from '../../common/fieldOfViewPresetIds';
import type { ConsoleOutline, FieldOfViewProposal } from '../../common/fieldOfViewProposal';
import {
  type ConfirmedFieldOfView,
  isSameSize,
  withConfirmed,
  without,
} from '../../common/fieldOfViewSettings';
import { explain } from '../../common/language/explain';
import type { LiveStatus, SourceInfo } from '../../common/status';
import { consoleOutline } from '../capture/consoleOutline';
import type { CaptureOptions, SourceRequest } from '../capture/frameSource';
import type { LumaImage } from '../capture/lumaImage';
import { givenFieldOfView } from '../capture/pictureGeometry';
import { sourceKey } from '../capture/sourceKey';
import type { LivePipeline } from '../pipeline/livePipeline';
import { FieldOfViewSearch } from './fieldOfViewSearch';
import type { MessageBoard } from './messageBoard';
import type { SettingsKeeper } from './settingsKeeper';

export interface FieldOfViewControlOptions {
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly messages: Pick<MessageBoard, 'post' | 'postError'>;
  readonly pipeline: () => Pick<LivePipeline, 'status' | 'reopen'>;
  /** What the command line asks for, as it was typed; a person's choice on the page takes its place. */
  readonly typed: string | null;
  readonly onOutline: (outline: ConsoleOutline) => void;
}

/** What the opener of a source is told about its field of view. */
export type FieldOfViewOptions = Pick<
  CaptureOptions,
  'fieldOfView' | 'confirmedFieldsOfView' | 'onConsolePicture'
>;

/** Remembers which field of view a person confirmed for which source, and looks for one when asked. */
export class FieldOfViewControl {
  private readonly options: FieldOfViewControlOptions;
  private readonly search = new FieldOfViewSearch();
  private choice: FieldOfViewChoice;
  private source: string | null = null;
  /** A video would begin anew if it were opened again; it was looked at as a whole before. */
  private isVideo = false;
  /** Until the pipeline says that it waits, its status is still that of the source before. */
  private isOpening = false;
  private isPageWatching = false;
  /** The source and size for which the person was told that what was confirmed does not fit. */
  private toldAbout: string | null = null;

  constructor(options: FieldOfViewControlOptions) {
    this.options = options;
    this.choice = this.choiceTyped(options.typed ?? 'auto');
  }

  /** Whether somebody looks at the console's outline now; without, none is made. */
  watch(isWatching: boolean): void {
    this.isPageWatching = isWatching;
  }

  /** What holds for a source that is being opened now. */
  optionsFor(request: SourceRequest): FieldOfViewOptions {
    const source = sourceKey(request);
    this.source = source;
    this.isVideo = request.kind === 'file';
    this.isOpening = true;
    this.search.stop();
    return {
      fieldOfView: this.choice,
      confirmedFieldsOfView: this.confirmedFor(source),
      onConsolePicture: (picture) => {
        if (source === this.source) this.takePicture(picture);
      },
    };
  }

  /** Tells when what was confirmed is for frames of another size than the source has now. */
  takeStatus(status: LiveStatus): void {
    const info = infoOf(status);
    if (info === null) this.isOpening = false;
    if (info === null || this.isOpening || this.source === null) return;
    const { width, height } = info;
    const subject = `${this.source} ${width}×${height}`;
    if (subject === this.toldAbout) return;
    this.toldAbout = subject;
    const others = this.confirmedFor(this.source).filter(({ frame }) => !isSameSize(frame, info));
    const other = others.at(-1);
    const isLooking =
      info.fieldOfViewOrigin === 'automatic' || info.fieldOfViewOrigin === 'notFound';
    if (other === undefined || !isLooking) return;
    const sizes = {
      before: `${other.frame.width}×${other.frame.height}`,
      now: `${width}×${height}`,
    };
    this.options.messages.post({ severity: 'warning', ...explain('fieldOfView.otherSize', sizes) });
  }

  /** Watches the running picture for some seconds and says what it finds. */
  async propose(): Promise<FieldOfViewProposal> {
    return this.info === null ? { state: 'noPicture' } : await this.search.propose();
  }

  /** Remembers a field of view for the source that is open, and opens it again with that. */
  async confirm(fieldOfView: FieldOfView): Promise<void> {
    const { info, source, options } = this;
    const { source: status } = options.pipeline().status;
    if (info === null || source === null || status.state === 'noSource') {
      options.messages.post({ severity: 'warning', ...explain('fieldOfView.noPicture') });
      return;
    }
    try {
      const fitted = givenFieldOfView(fieldOfView, info, status.name);
      const frame = { width: info.width, height: info.height };
      const all = options.settings.current.fieldsOfView;
      const added = { source, frame, fieldOfView: fitted };
      await this.keep(withConfirmed(all, added));
    } catch (error) {
      options.messages.postError(error);
    }
  }

  /** Forgets what was confirmed for the source that is open; it is looked for again. */
  async useAutomatic(): Promise<void> {
    const { info, source, options } = this;
    if (info !== null && source !== null) {
      await this.keep(without(options.settings.current.fieldsOfView, source, info));
    }
  }

  private confirmedFor(source: string): readonly ConfirmedFieldOfView[] {
    return this.options.settings.current.fieldsOfView.filter((one) => one.source === source);
  }

  private get info(): SourceInfo | null {
    return this.isOpening ? null : infoOf(this.options.pipeline().status);
  }

  private takePicture(picture: LumaImage): void {
    const { info } = this;
    if (info === null) return;
    if (this.isPageWatching) this.options.onOutline(consoleOutline(picture, info));
    const isLost = info.fieldOfViewOrigin === 'notFound' && !this.isVideo;
    if (this.search.take(picture, info, isLost)) void this.options.pipeline().reopen();
  }

  private choiceTyped(typed: string): FieldOfViewChoice {
    const choice = parseFieldOfViewChoice(typed);
    if (choice !== null) return choice;
    const known = ['auto', 'none', ...fieldOfViewPresetIds, 'x,y,width,height'].join(', ');
    const words = explain('fieldOfView.unknown', { typed, known });
    this.options.messages.post({ severity: 'warning', ...words });
    return 'auto';
  }

  private async keep(fieldsOfView: readonly ConfirmedFieldOfView[]): Promise<void> {
    this.choice = 'auto';
    this.options.settings.keep({ fieldsOfView });
    await this.options.pipeline().reopen();
  }
}

function infoOf({ source }: LiveStatus): SourceInfo | null {
  return 'info' in source ? source.info : null;
}
