import { join } from 'node:path';
import { type BrowserWindow, shell } from 'electron';
import type { Words } from '../../../common/language/translation';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import { findFfmpeg } from '../../capture/findFfmpeg';
import { answering } from '../cases/archiveAnswer';
import type { CaseFeature } from '../cases/caseFeature';
import { chooseSavePlace } from '../chooseSavePlace';
import { forkInUtilityProcess } from '../forkInUtilityProcess';
import { handleCommand } from '../ipcMainTyped';
import { ClipControl } from './clipControl';

export interface ClipFeatureOptions {
  readonly version: string;
  readonly window: BrowserWindow;
  /** Path of the built process that makes clips. */
  readonly clipEntry: string;
  /** Folder of all recordings. */
  readonly recordingFolder: () => string;
  readonly nowMs: () => number;
  /** In the language of the moment. */
  readonly words: () => Words<'live'>;
  /** Who may export, and where that is noted. */
  readonly cases: Pick<CaseFeature, 'may' | 'isWithoutStore' | 'noteExport'>;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
}

/** Clips of recordings as files. Recorder, player and live view know nothing of it. */
export class ClipFeature {
  private readonly clips: ClipControl;

  constructor(options: ClipFeatureOptions) {
    const { cases, window, words, version, nowMs } = options;
    this.clips = new ClipControl({
      ...{ version, nowMs },
      fork: () => forkInUtilityProcess(options.clipEntry, 'Ampulla clip'),
      ffmpegPath: () => findFfmpeg({ env: process.env }),
      folderOf: (recordingId) => join(options.recordingFolder(), recordingId),
      mayExport: () => cases.isWithoutStore || cases.may('exportResearch'),
      choosePlace: (name, ending) =>
        chooseSavePlace(window, { title: words()('dialog.clip'), name, ending }),
      publish: (progress) => options.send('clipProgress', progress),
      note: (detail) => cases.noteExport(detail),
    });
  }

  /** Answers the page's commands. */
  answer(): void {
    handleCommand('clips:start', (wish) => answering(() => this.clips.start(wish)));
    handleCommand('clips:cancel', () => {
      this.clips.cancel();
      return undefined;
    });
    handleCommand('clips:show', () => {
      const { newest } = this.clips;
      if (newest !== null) shell.showItemInFolder(newest);
      return undefined;
    });
  }

  /** Stops what is being made. */
  dispose(): void {
    this.clips.cancel();
  }
}
