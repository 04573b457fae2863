import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type CommandName, commandSchemas } from '../common/ipc';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { askedOfTheNetwork } from './fixtures/netLog';
import { checkoutRoot } from './fixtures/runtime';
import { askMain } from './fixtures/inMain';
import { LiveView } from './pages/liveView';

test.describe('a running application', () => {
  let ampulla: Ampulla;
  let folder: string;
  let netLog: string;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ampulla-security-'));
    netLog = join(folder, 'net.json');
    ampulla = await launchAmpulla({ args: [`--log-net-log=${netLog}`] });
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    // By then the settings are written.
    await view.waitUntilAiActive();
  });
  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  test('gives its page neither Node nor Electron, only the named bridge', async () => {
    const seen = await ampulla.page.evaluate(() => ({
      globals: ['process', 'require', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(window.ampulla).sort(),
    }));
    expect(seen).toEqual({ globals: [], bridge: ['invoke', 'pathOfDroppedFile', 'subscribe'] });
    const preferences = await askMain(() =>
      ampulla.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown;
        return (contents as { getLastWebPreferences(): object }).getLastWebPreferences();
      }),
    );
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
  });

  test('runs no text as code and no script that is not its own', async () => {
    const outcome = await ampulla.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      const add = (element: HTMLElement): void => document.body.append(element);
      const inline = document.createElement('script');
      inline.textContent = 'window.hostile = true;';
      add(inline);
      const foreign = document.createElement('script');
      foreign.src = 'https://example.invalid/hostile.js';
      add(foreign);
      const frame = document.createElement('iframe');
      frame.src = 'ampulla://app/index.html';
      add(frame);
      const evaluated = document.createElement('button');
      evaluated.setAttribute('onclick', 'window.hostile = true');
      add(evaluated);
      evaluated.click();
      await new Promise((resolve) => setTimeout(resolve, 300));
      for (const element of [inline, foreign, frame, evaluated]) element.remove();
      return { violations: violations.sort(), hostile: 'hostile' in window };
    });
    expect(outcome).toEqual({
      violations: ['frame-src', 'script-src-attr', 'script-src-elem', 'script-src-elem'],
      hostile: false,
    });
  });

  test('goes nowhere: no navigation, no windows, no requests to the outside', async () => {
    const before = ampulla.page.url();
    const outcome = await ampulla.page.evaluate(async () => {
      const refused = async (address: string): Promise<boolean> =>
        fetch(address).then(
          (response) => !response.ok,
          () => true,
        );
      const opened = window.open('https://example.invalid/') !== null;
      location.href = 'https://example.invalid/';
      const form = document.createElement('form');
      form.action = 'https://example.invalid/';
      document.body.append(form);
      form.submit();
      form.remove();
      return {
        opened,
        network: await refused('https://example.invalid/'),
        file: await refused('file:///etc/hostname'),
        otherHost: await refused('ampulla://other/index.html'),
        outside: await refused('ampulla://app/..%2f..%2fpackage.json'),
      };
    });
    expect(outcome).toEqual({
      opened: false,
      network: true,
      file: true,
      otherHost: true,
      outside: true,
    });
    expect(ampulla.page.url()).toBe(before);
    expect(ampulla.app.windows()).toHaveLength(1);
  });

  test('has no permissions to give, asked for or looked up', async () => {
    const outcome = await ampulla.page.evaluate(async () => {
      const looked = await Promise.all(
        ['camera', 'microphone', 'geolocation', 'notifications', 'midi'].map(
          async (name) =>
            (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: unknown) => (error instanceof DOMException ? error.name : 'another error'),
      );
      return { looked: [...new Set(looked)], camera };
    });
    expect(outcome.looked).toEqual(['denied']);
    expect(['NotAllowedError', 'NotFoundError']).toContain(outcome.camera);
  });

  test('refuses commands from a foreign page and from a frame within a page', async () => {
    const preloadScript = join(checkoutRoot, 'out', 'preload', 'index.cjs');
    const answers = await askMain(() =>
      ampulla.app.evaluate(async ({ BrowserWindow }, preloadScript) => {
        const hostile = new BrowserWindow({
          show: false,
          webPreferences: {
            preload: preloadScript,
            sandbox: true,
            // The preload script in frames too, so that they have the means to try.
            nodeIntegrationInSubFrames: true,
          },
        });
        const ask = "window.ampulla.invoke('packs:list').then(() => 'answered', (e) => e.message)";
        await hostile.loadURL('data:text/html,<p>Foreign</p>');
        const foreign = (await hostile.webContents.executeJavaScript(ask)) as string;
        await hostile.loadURL('ampulla://app/absent.html');
        const own = (await hostile.webContents.executeJavaScript(ask)) as string;
        await hostile.webContents.executeJavaScript(
          "new Promise((done) => { const f = document.createElement('iframe'); f.srcdoc = '<p>Frame</p>'; f.onload = done; document.body.append(f); })",
        );
        const [frame] = hostile.webContents.mainFrame.frames;
        const framed = (await frame?.executeJavaScript(ask)) as string | undefined;
        hostile.destroy();
        return { foreign, own, framed };
      }, preloadScript),
    );
    // The same question from the application's own origin at the top is answered: the check decides, not the set-up.
    expect(answers.own).toBe('answered');
    expect(answers.foreign).toMatch(/packs:list refused/);
    expect(answers.framed).toMatch(/packs:list refused/);
  });

  test('parses every payload: arbitrary ones are rejected and change nothing', async () => {
    const settingsText = (): Promise<string | null> =>
      readFile(join(ampulla.userFolder, 'settings.json'), 'utf8').catch(() => null);
    const before = await settingsText();
    const names = Object.keys(commandSchemas) as CommandName[];
    const calls = names.flatMap((name) => {
      const hostile = fc
        .array(fc.jsonValue(), { maxLength: 3 })
        .filter((args) => !commandSchemas[name].safeParse(args).success);
      return fc.sample(hostile, { numRuns: 5, seed: 20_21 }).map((args) => ({ name, args }));
    });
    const unknown = ['__proto__', 'constructor', 'ipc', ''].map((name) => ({ name, args: [{}] }));
    const answered = await ampulla.page.evaluate(
      answeredCalls,
      JSON.stringify([...calls, ...unknown]),
    );
    expect(answered).toEqual([]);
    expect(await settingsText()).toBe(before);
    const { displayedFrames } = await new LiveView(ampulla.page).probe();
    await new LiveView(ampulla.page).waitForFrames(displayedFrames + 10);
  });

  test('asks the network for nothing from start to end', async () => {
    // A look-up of our own proves that the log shows what leaves.
    const control = 'control.invalid';
    await askMain(() =>
      ampulla.app.evaluate(
        ({ session }, host) => session.defaultSession.resolveHost(host).catch(() => null),
        control,
      ),
    );
    await ampulla.close();
    const { hosts, addresses } = askedOfTheNetwork(await readFile(netLog, 'utf8'));
    expect([...new Set(hosts)]).toEqual([expect.stringContaining(control)]);
    expect(addresses.filter((address) => /^(https?|wss?|ftp):/.test(address))).toEqual([]);
  });
});

/** Runs in the page: sends commands as they are and names those that were not rejected. */
async function answeredCalls(callsJson: string): Promise<string[]> {
  const calls = JSON.parse(callsJson) as { name: string; args: unknown[] }[];
  const bridge = window.ampulla as unknown as {
    invoke(name: string, ...args: unknown[]): Promise<unknown>;
  };
  const outcomes = await Promise.all(
    calls.map(({ name, args }) =>
      bridge.invoke(name, ...args).then(
        () => [`${name} ${JSON.stringify(args)}`],
        () => [],
      ),
    ),
  );
  return outcomes.flat();
}
