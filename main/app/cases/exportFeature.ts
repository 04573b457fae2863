import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { Right } from '../../../common/cases/people';
import type { WorkList } from '../../../common/cases/workList';
import type { LanguageState } from '../../../common/language/languageState';
import { createTranslation, type Words } from '../../../common/language/translation';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import type { CaseStore } from '../../cases/caseStore';
import { readWorkList } from '../../cases/workList/readWorkList';
import { chooseSavePlace } from '../chooseSavePlace';
import { handleCommand } from '../ipcMainTyped';
import { answering } from './archiveAnswer';
import { type ChoosePlace, ExportControl } from './exportControl';
import { printReportPage } from './exportPrinter';

export interface ExportFeatureOptions {
  readonly version: string;
  readonly window: BrowserWindow;
  readonly store: CaseStore;
  readonly may: (right: Right) => boolean;
  readonly authorId: () => string | null;
  /** Folder of the main bundle. */
  readonly mainFolder: string;
  readonly language: () => Promise<LanguageState>;
  /** Folder of the snapshots now. */
  readonly pictureFolder: () => string;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
}

/** What leaves the case log as files, and the work-list that comes in. */
export class ExportFeature {
  private readonly options: ExportFeatureOptions;
  private readonly exports: ExportControl;

  constructor(options: ExportFeatureOptions) {
    const { mainFolder, language, send } = options;
    this.options = options;
    const pages = join(mainFolder, '..', 'renderer');
    this.exports = new ExportControl({
      ...options,
      choosePlace: (suggested, ending) => this.choosePlace(suggested, ending),
      print: (data, pictures, paper) => printReportPage(pages, data, pictures, paper),
      stillWorkerEntry: join(mainFolder, 'exportStillWorker.js'),
      language: async () => {
        const { current, catalogs } = await language();
        return { language: current, catalogs };
      },
      publish: (progress) => send('exportProgress', progress),
      now: () => new Date(),
    });
  }

  /** Answers the page's commands. */
  answer(): void {
    handleCommand('exports:start', (request) => answering(() => this.exports.start(request)));
    handleCommand('exports:cancel', () => {
      this.exports.cancel();
      return undefined;
    });
    handleCommand('exports:show', () => {
      const { newest } = this.exports;
      if (newest !== null) shell.showItemInFolder(newest);
      return undefined;
    });
    handleCommand('workList:open', () => answering(() => this.openWorkList()));
  }

  private readonly choosePlace: ChoosePlace = async (suggested, ending) => {
    const t = await this.words();
    const title = t(ending === null ? 'exports.dialog.folder' : 'exports.dialog.file');
    const name = suggested.split(/[\\/]/).at(-1) ?? suggested;
    return chooseSavePlace(this.options.window, { title, name, ending });
  };

  private async openWorkList(): Promise<WorkList | null> {
    const t = await this.words();
    const { canceled, filePaths } = await dialog.showOpenDialog(this.options.window, {
      title: t('exports.dialog.workList'),
      filters: [
        { name: t('exports.dialog.workListFiles'), extensions: ['csv', 'txt', 'tsv', 'json'] },
      ],
      properties: ['openFile'],
    });
    const [path] = filePaths;
    return canceled || path === undefined ? null : readWorkList(path, randomUUID);
  }

  private async words(): Promise<Words<'cases'>> {
    const { current } = await this.options.language();
    return createTranslation(current).getFixedT(null, 'cases');
  }
}
