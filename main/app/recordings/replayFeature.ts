import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { explain } from '../../../common/language/explain';
import { type ReplayFrame, replayPortChannel } from '../../../common/recordings/replayFrame';
import type { ReplayContent } from '../../../common/recordings/replayIpc';
import type { ReplaySnapshot } from '../../../common/recordings/replaySnapshot';
import type { ReplayNote } from '../../../common/recordings/replayNote';
import { UserFacingError } from '../../../common/userFacingError';
import { findFfmpeg } from '../../capture/findFfmpeg';
import type { SnapshotPlace } from '../../recording/snapshotWriter';
import { DigestCache } from '../../recording/library/digestCache';
import { recordingMissing } from '../../recording/reader/readerErrors';
import { readManifest } from '../../recording/reader/readManifest';
import { answering } from '../cases/archiveAnswer';
import type { CaseFeature } from '../cases/caseFeature';
import { FramePort } from '../framePort';
import { handleCommand } from '../ipcMainTyped';
import { ClipFeature, type ClipFeatureOptions } from './clipFeature';
import { ReplayLibrary } from './replayLibrary';
import { ReplaySession } from './replaySession';
import { storeReplaySnapshot } from './replaySnapshot';

export interface ReplayFeatureOptions extends ClipFeatureOptions {
  readonly userFolder: string;
  /** Nothing may be written into a recording that goes. */
  readonly beforeRemoving: (recordingId: string) => Promise<void>;
  /** Where snapshots go now. */
  readonly snapshotPlace: () => Omit<SnapshotPlace, 'folder'>;
  /** Who may delete and export, and what cases are called. */
  readonly cases: ClipFeatureOptions['cases'] & Pick<CaseFeature, 'pseudonymOf'>;
}

/** Library and player of recordings. At most one recording is open; live view and recorder know nothing of it. */
export class ReplayFeature {
  private readonly options: ReplayFeatureOptions;
  private readonly port: FramePort<ReplayFrame>;
  private readonly digests: DigestCache;
  private readonly library: ReplayLibrary;
  private readonly clips: ClipFeature;
  private session: ReplaySession | null = null;
  private opening = 0;

  constructor(options: ReplayFeatureOptions) {
    const { userFolder, nowMs, cases, send } = options;
    const cacheFolder = join(userFolder, 'replay');
    this.options = options;
    this.port = new FramePort(replayPortChannel, nowMs);
    this.digests = new DigestCache(cacheFolder);
    this.clips = new ClipFeature(options);
    this.library = new ReplayLibrary({
      ...{ cacheFolder, digests: this.digests },
      pseudonymOf: (caseId) => cases.pseudonymOf(caseId),
      root: options.recordingFolder,
      ffmpegPath: () => findFfmpeg({ env: process.env }),
      onEntry: (entry) => send('libraryEntry', entry),
    });
  }

  /** Answers the page's commands. */
  answer(): void {
    this.clips.answer();
    handleCommand('replay:snapshot', (taken) => answering(() => this.takeSnapshot(taken)));
    handleCommand('replay:library', () => answering(() => this.library.list()));
    handleCommand('replay:thumbnail', (recordingId) => this.library.thumbnail(recordingId));
    handleCommand('replay:open', (recordingId) => answering(() => this.open(recordingId)));
    handleCommand('replay:close', () => {
      this.close();
      return undefined;
    });
    handleCommand('replay:control', (control) => {
      this.session?.control(control);
      return undefined;
    });
    handleCommand('replay:addNote', (frame, text) =>
      answering(() => this.withSession((session) => session.addNote(frame, text))),
    );
    handleCommand('replay:removeNote', (id) =>
      answering(() => this.withSession((session) => session.removeNote(id))),
    );
    handleCommand('replay:remove', (recordingId) => answering(() => this.remove(recordingId)));
    handleCommand('replay:undoRemove', (recordingId) =>
      answering(async () => {
        await this.library.undoRemove(recordingId);
        return null;
      }),
    );
  }

  /** The predictions of a recording have changed: what is shown of it follows. */
  tracksChanged(recordingId: string): void {
    if (this.session?.recordingId === recordingId) void this.session.refresh();
    void this.library.lookAgain(recordingId);
  }

  /** Closes what is open, and deletes for good what was put aside. */
  async dispose(): Promise<void> {
    this.close();
    this.clips.dispose();
    await this.library.dispose();
  }

  private async open(recordingId: string): Promise<ReplayContent> {
    const { window, nowMs, send } = this.options;
    this.opening += 1;
    const opening = this.opening;
    const session = await ReplaySession.open({
      folder: this.library.folderOf(recordingId),
      ffmpegPath: findFfmpeg({ env: process.env }),
      digests: this.digests,
      nowMs,
      onFrame: (frame) => this.port.send(frame),
      onState: (state) => send('replayState', state),
      onContent: (content) => send('replayContent', content),
    });
    // Another one was asked for in the meantime.
    if (opening !== this.opening) session.dispose();
    else this.take(session, window);
    return session.content;
  }

  private take(session: ReplaySession, window: BrowserWindow): void {
    this.session?.dispose();
    this.session = session;
    // What waited belongs to the recording before it.
    this.port.close();
    if (!window.isDestroyed()) this.port.connectPage(window.webContents);
    session.start();
  }

  private close(): void {
    this.opening += 1;
    this.session?.dispose();
    this.session = null;
    this.port.close();
  }

  private async withSession(
    run: (session: ReplaySession) => Promise<readonly ReplayNote[]>,
  ): Promise<readonly ReplayNote[]> {
    if (this.session === null) throw recordingMissing('');
    return run(this.session);
  }

  private async takeSnapshot(taken: ReplaySnapshot): Promise<string> {
    const { version, snapshotPlace } = this.options;
    if (this.session?.recordingId !== taken.recordingId) throw recordingMissing(taken.recordingId);
    const { manifest, timeline } = this.session.content;
    return storeReplaySnapshot({ version, manifest, timeline, taken }, snapshotPlace());
  }

  private async remove(recordingId: string): Promise<null> {
    const { cases } = this.options;
    if (!cases.isWithoutStore && !cases.may('deleteRecording')) {
      throw new UserFacingError(explain('replay.mayNotRemove'));
    }
    const manifest = await readManifest(this.library.folderOf(recordingId)).catch(() => null);
    if (manifest?.state === 'recording') {
      throw new UserFacingError(explain('replay.isRunning', { recordingId }));
    }
    if (this.session?.recordingId === recordingId) this.close();
    await this.options.beforeRemoving(recordingId);
    await this.library.remove(recordingId);
    return null;
  }
}
