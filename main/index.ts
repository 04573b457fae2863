import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, Menu } from 'electron';
import { languageOfSystem } from '../common/language/languageChoice';
import { createTranslation } from '../common/language/translation';
import { version } from '../package.json';
import { Application } from './app/application';
import { registerAppScheme, serveAppFiles } from './app/appProtocol';
import { BenchMode, tellFailedStart } from './app/bench/benchMode';
import { confinePages, silenceChromium } from './app/confinement';
import { type LaunchArguments, parseLaunchArguments } from './app/launchArguments';
import { bringToFront, createMainWindow, loadMainPage } from './app/mainWindow';
import { disposeBeforeQuit } from './app/quit';
import { resourceRootOf } from './resourceRoot';

const mainFolder = dirname(fileURLToPath(import.meta.url));
const outFolder = dirname(mainFolder);

function argumentsOf(argv: readonly string[], workingFolder: string): LaunchArguments {
  return parseLaunchArguments(argv.slice(1), workingFolder, app.getAppPath());
}

const launch = argumentsOf(process.argv, process.cwd());

async function run(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  serveAppFiles(join(outFolder, 'renderer'));
  const window = createMainWindow(join(outFolder, 'preload'));
  const shared = {
    window,
    resourceRoot: resourceRootOf(import.meta.url, process.env),
    inferenceEntry: join(mainFolder, 'inferenceProcess.js'),
    nowMs: () => performance.now(),
  };
  const { benchRequestPath: requestPath, provider } = launch;
  const bench = requestPath === null ? null : new BenchMode({ ...shared, requestPath, provider });
  const application = new Application({
    ...shared,
    version,
    userFolder: app.getPath('userData'),
    systemLanguages: app.getPreferredSystemLanguages(),
    pedalEntry: join(mainFolder, 'pedalProcess.js'),
    caseStoreEntry: join(mainFolder, 'caseStoreProcess.js'),
    clipEntry: join(mainFolder, 'clipProcess.js'),
    launch,
    aiWatch: bench?.aiWatch ?? null,
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    bringToFront(window);
    void application.openAsked(argumentsOf(argv, workingFolder));
  });
  disposeBeforeQuit(() => application.dispose());
  const started = application.start();
  await loadMainPage(window);
  await started;
  await bench?.run(application);
}

const userFolder = process.env['AMPULLA_USER_DATA'];
if (userFolder !== undefined) app.setPath('userData', userFolder);
registerAppScheme();
silenceChromium();
confinePages();
if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    const { t } = createTranslation(languageOfSystem(app.getPreferredSystemLanguages()));
    const reason = error instanceof Error ? error.message : String(error);
    if (launch.benchRequestPath === null) dialog.showErrorBox(t('dialog.startFailed'), reason);
    else tellFailedStart(reason);
    app.exit(1);
  });
} else {
  app.quit();
}
