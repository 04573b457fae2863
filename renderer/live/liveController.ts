import type { AiSettings } from '../../common/aiSettings';
import type { PageTrigger } from '../../common/actions';
import type { AmpullaBridge } from '../../common/bridge';
import type {
  CommandArguments,
  CommandName,
  CommandResults,
  RendererEventName,
  RendererEvents,
  UserMessage,
} from '../../common/ipc';
import type { DifficultySettings, DifficultySetup } from '../../common/difficultySettings';
import type { MonitorSettings } from '../../common/monitor';
import type { OverlaySettings } from '../../common/overlaySettings';
import type { LiveStatus } from '../../common/status';
import { takePedals, takePress } from '../pedals/pedalStore';
import { mayBeginAnew } from './difficulty/beginAnew';
import { difficultyStore } from './difficulty/difficultyStore';
import { closeSheet, liveCaseStore, toggleSheet, toggleWriting } from '../cases/live/liveCaseStore';
import type { FramePlayer } from './framePlayer';
import type { LiveAction } from './hotkeys';
import { liveStore } from './liveStore';
import { droppedNoFile, refusedCommand, withMessage, withoutMessage } from './messages';
import { showAiSetup } from '../setup/ai/aiStore';
import { showMonitors } from '../setup/monitorStore';
import { goBack, togglePage } from '../shell/pageStore';
import { showNote } from './noteStore';
import { OverlaySync } from './overlaySync';
import type { AmpullaProbe } from './probe';

/** Commands that take no arguments and answer nothing. */
type PlainCommand = {
  [Name in CommandName]: CommandArguments<Name> extends [] ? Name : never;
}[CommandName];

/**
 * Joins the bridge, the store and the frame player: events of main go in, the person's actions go
 * out. Owns the subscriptions; lives as long as the window.
 */
export class LiveController {
  private readonly bridge: AmpullaBridge;
  private readonly player: FramePlayer;
  private readonly probe: AmpullaProbe;
  private readonly overlay: OverlaySync;
  private readonly ends: readonly (() => void)[];
  private supersededBefore = 0;

  constructor(bridge: AmpullaBridge, player: FramePlayer, probe: AmpullaProbe) {
    this.bridge = bridge;
    this.player = player;
    this.probe = probe;
    this.overlay = new OverlaySync(
      (settings, trigger) => bridge.invoke('overlay:set', settings, trigger),
      (settings) => this.applyOverlay(settings),
    );
    this.ends = [
      bridge.subscribe('status', (status) => this.applyStatus(status)),
      bridge.subscribe('evidence', (evidence) => player.setEvidence(evidence)),
      bridge.subscribe('attention', (evidence) => {
        player.setAttention(evidence);
        difficultyStore.setState({ explains: evidence?.explains ?? null });
      }),
      bridge.subscribe('aiSetup', showAiSetup),
      bridge.subscribe('difficultySetup', (setup) => this.applyDifficulty(setup)),
      bridge.subscribe('overlay', (settings) => this.overlay.receive(settings)),
      bridge.subscribe('note', showNote),
      bridge.subscribe('pedals', takePedals),
      bridge.subscribe('press', takePress),
      bridge.subscribe('monitors', showMonitors),
      bridge.subscribe('message', (message) => this.addMessage(message)),
    ];
  }

  /** Asks main for its state. Frames may arrive before and are drawn all the same. */
  start(): void {
    void this.report(
      this.bridge.invoke('app:initialState').then((initial) => {
        liveStore.setState({ ready: true, appVersion: initial.appVersion });
        takePedals(initial.pedals);
        this.overlay.receive(initial.overlay);
        this.applyStatus(initial.status);
        initial.messages.forEach((message) => this.addMessage(message));
      }),
    );
    this.listPacks();
    void this.report(this.bridge.invoke('ai:setup').then(showAiSetup));
    void this.report(
      this.bridge.invoke('difficulty:setup').then((setup) => this.applyDifficulty(setup)),
    );
    void this.report(this.bridge.invoke('monitors:state').then(showMonitors));
  }

  /** Runs a command for a part of the page and gives its answer; null when it failed, which is said. */
  async call<Name extends CommandName>(
    name: Name,
    ...args: CommandArguments<Name>
  ): Promise<CommandResults[Name] | null> {
    try {
      return await this.bridge.invoke(name, ...args);
    } catch (error) {
      this.addMessage(refusedCommand(error));
      return null;
    }
  }

  /** Listens to an event of main for as long as a part of the page is there; returns the undo. */
  listen<Name extends RendererEventName>(
    name: Name,
    listener: (payload: RendererEvents[Name]) => void,
  ): () => void {
    return this.bridge.subscribe(name, listener);
  }

  dispose(): void {
    this.ends.forEach((end) => end());
    this.player.dispose();
  }

  /** Carries out what a key or a button means. */
  perform(action: LiveAction, trigger: PageTrigger = 'ui'): void {
    const { overlay, status, helpOpen, messages } = liveStore.getState();
    switch (action.kind) {
      case 'setMode':
        this.chooseOverlay({ ...overlay, mode: action.mode }, trigger);
        return;
      case 'runAction':
        void this.report(this.bridge.invoke('action:run', action.name, trigger));
        return;
      case 'changeOpacity':
        this.setOpacity(overlay.fillAlpha + action.by);
        return;
      case 'openDialog':
        this.run('source:openDialog');
        return;
      case 'openDemo':
        this.run('source:openDemo');
        return;
      case 'openTestPattern':
        this.run('source:openTestPattern');
        return;
      case 'playAgain':
        if (status.source.state === 'ended') this.run('source:playAgain');
        return;
      case 'toggleFullScreen':
        this.run('window:toggleFullScreen');
        return;
      case 'moveToNextMonitor':
        this.run('window:moveToNextMonitor');
        return;
      case 'toggleHelp':
        liveStore.setState({ helpOpen: !helpOpen });
        return;
      case 'dismissMessage':
        this.dismissMessage(messages.at(-1)?.number ?? 0);
        return;
      case 'beginAnew':
        if (mayBeginAnew(status.difficulty)) this.run('difficulty:beginAnew');
        return;
      case 'togglePage':
        togglePage('setUp');
        return;
      case 'toggleCases':
        togglePage('cases');
        return;
      case 'toggleReplay':
        togglePage('replay');
        return;
      case 'caseMore':
        if (liveCaseStore.getState().running !== null) toggleSheet('more');
        return;
      case 'caseText':
        toggleWriting();
        return;
      case 'goBack':
        if (closeSheet()) return;
        goBack();
        return;
    }
  }

  /** Opacity of the heatmap, 0 to 1; kept in whole per cent. */
  setOpacity(fillAlpha: number): void {
    const percent = Math.min(100, Math.max(0, Math.round(fillAlpha * 100)));
    this.chooseOverlay({ ...liveStore.getState().overlay, fillAlpha: percent / 100 });
  }

  /** Shows each monitor's number on it for a moment. */
  identifyMonitors(): void {
    this.run('monitors:identify');
  }

  /** Where the picture shall be at the next start. */
  setMonitor(settings: MonitorSettings): void {
    void this.report(this.bridge.invoke('monitors:set', settings).then(showMonitors));
  }

  /** How the AI works from now on. */
  setAi(settings: AiSettings): void {
    void this.report(this.bridge.invoke('ai:set', settings));
  }

  /** Whether and with which pack the difficulty is estimated from now on. */
  setDifficulty(settings: DifficultySettings): void {
    void this.report(this.bridge.invoke('difficulty:set', settings, 'ui'));
  }

  /** Lets the AI try the providers again that crashed. */
  tryProvidersAgain(): void {
    this.run('ai:tryProvidersAgain');
  }

  selectPack(packId: string): void {
    void this.report(this.bridge.invoke('packs:select', packId));
  }

  /** Opens a file that was dropped on the window. */
  openDropped(file: File | undefined): void {
    const path = file === undefined ? '' : this.bridge.pathOfDroppedFile(file);
    if (path === '') this.addMessage(droppedNoFile);
    else void this.report(this.bridge.invoke('source:openPath', path));
  }

  dismissMessage(number: number): void {
    const { messages } = liveStore.getState();
    const dismissed = messages.find((message) => message.number === number);
    if (dismissed === undefined) return;
    liveStore.setState({ messages: withoutMessage(messages, number) });
    // So that a page that has to be loaded again does not bring it back.
    void this.report(this.bridge.invoke('messages:dismiss', dismissed.whatHappened));
  }

  private run(command: PlainCommand): void {
    void this.report(this.bridge.invoke(command));
  }

  private chooseOverlay(settings: OverlaySettings, trigger: PageTrigger = 'ui'): void {
    void this.report(this.overlay.choose(settings, trigger));
  }

  private applyOverlay(overlay: OverlaySettings): void {
    this.player.setOverlaySettings(overlay);
    liveStore.setState({ overlay });
  }

  private applyDifficulty(setup: DifficultySetup): void {
    this.player.showAttention(setup.settings.showsAttention);
    difficultyStore.setState({ setup });
  }

  private applyStatus(status: LiveStatus): void {
    // The overlay first: it must go before React has had its turn.
    this.player.setStatus(status);
    const before = liveStore.getState().status;
    if (status.frames.captured < before.frames.captured) {
      this.supersededBefore = this.probe.droppedBySupersede;
    }
    const supersededFrames = this.probe.droppedBySupersede - this.supersededBefore;
    liveStore.setState({ status, supersededFrames });
    if (status.ai.state !== before.ai.state) this.listPacks();
  }

  private addMessage(message: UserMessage): void {
    liveStore.setState(({ messages }) => ({ messages: withMessage(messages, message) }));
  }

  private listPacks(): void {
    void this.report(
      this.bridge.invoke('packs:list').then((packs) => liveStore.setState({ packs })),
    );
  }

  /** A command that fails is said, never swallowed. */
  private async report(command: Promise<unknown>): Promise<void> {
    try {
      await command;
    } catch (error) {
      this.addMessage(refusedCommand(error));
    }
  }
}
