import { readFile } from 'node:fs/promises';
import { BrowserWindow, type Session, session } from 'electron';
import type { PaperSize } from '../../../common/cases/exportIpc';
import {
  type ReportData,
  reportDataAddress,
  reportPageAddress,
  reportTitle,
} from '../../../common/cases/reportData';
import { explain } from '../../../common/language/explain';
import { UserFacingError } from '../../../common/userFacingError';
import { appFile, appOrigin, appScheme } from '../appProtocol';

/** A page that takes longer has lost its way. */
const longestDrawingMs = 60_000;

/** Only digits: the system's letters, which Korean may not be among, are all that a foot of Chromium has. */
const pageNumbers =
  '<div style="width:100%;font:7pt sans-serif;color:#55606c;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

let reports = 0;

/**
 * Prints the report in a hidden, sandboxed window with a session of its own that knows nothing but this report and
 * keeps nothing.
 * @param folder of the built pages
 * @returns a PDF
 * @throws UserFacingError where the page cannot be drawn
 */
export async function printReportPage(
  folder: string,
  data: ReportData,
  pictures: readonly { readonly path: string }[],
  paper: PaperSize,
): Promise<Uint8Array> {
  reports += 1;
  const own = session.fromPartition(`report-${reports}`);
  serveReport(own, folder, data, pictures);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  try {
    const drawn = titleOf(window);
    await window.loadURL(appOrigin + reportPageAddress);
    const title = await drawn;
    if (title !== reportTitle) throw new Error(title);
    return await window.webContents.printToPDF({
      pageSize: paper,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: pageNumbers,
      // Unit: inches.
      margins: { top: 0.5, bottom: 0.6, left: 0.6, right: 0.6 },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserFacingError(explain('exports.reportNotMade', { reason }), { cause: error });
  } finally {
    window.destroy();
    own.protocol.unhandle(appScheme);
  }
}

function serveReport(
  own: Session,
  folder: string,
  data: ReportData,
  pictures: readonly { readonly path: string }[],
): void {
  const picturePaths = new Map(
    pictures.map(({ path }, index) => [data.pictures[index]?.address ?? '', path]),
  );
  own.protocol.handle(appScheme, async ({ url }) => {
    const { pathname } = new URL(url);
    if (pathname === reportDataAddress) return Response.json(data);
    const picture = picturePaths.get(pathname);
    if (picture === undefined) return appFile(folder, url);
    return new Response(await readFile(picture), { headers: { 'Content-Type': 'image/png' } });
  });
}

/** The title that the page gives itself when it is drawn or could not be. */
function titleOf(window: BrowserWindow): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('the page was not drawn in time'), longestDrawingMs);
    window.webContents.once('render-process-gone', (_event, { reason }) => resolve(reason));
    window.on('page-title-updated', (_event, title) => {
      if (title !== reportTitle && !title.startsWith('failed')) return;
      clearTimeout(timer);
      resolve(title);
    });
  });
}
