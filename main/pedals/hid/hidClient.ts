import type { HidSwitch } from '../../../common/pedalBindings';
import type { HidDeviceState } from '../../../common/pedalState';
import { type HidReport, hidReportSchema, type HidRequest } from './hidProtocol';

/** The process that reads USB pedals, whoever forked it. */
export interface HidChild {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process even when it does not answer. */
  kill(): void;
}

export interface HidClientEvents {
  onEdge(switchId: string, edge: 'down' | 'up'): void;
  onLearned(pedal: HidSwitch): void;
  onDevices(devices: readonly HidDeviceState[]): void;
  /** USB pedals cannot be read at present; once for each trouble. */
  onUnavailable(reason: string): void;
}

const firstBackOffMs = 1000;
const longestBackOffMs = 30_000;
/** After so long without a fault the next one is another trouble. */
const healthyAfterMs = 60_000;
const stopWithinMs = 2000;

/**
 * Runs the process that reads USB pedals, only while there is one to read or to learn, and starts it
 * again when it dies. Owns the process.
 */
export class HidClient {
  private readonly fork: () => HidChild;
  private readonly events: HidClientEvents;
  private child: HidChild | null = null;
  private wanted: Extract<HidRequest, { type: 'configure' }> | null = null;
  private restartTimer: NodeJS.Timeout | null = null;
  private healthyTimer: NodeJS.Timeout | null = null;
  private deaths = 0;

  constructor(fork: () => HidChild, events: HidClientEvents) {
    this.fork = fork;
    this.events = events;
  }

  /** Which switches are listened to, and whether one is to be learned. */
  configure(switches: readonly HidSwitch[], learning: boolean): void {
    if (switches.length === 0 && !learning) {
      this.stop();
      return;
    }
    this.wanted = { type: 'configure', switches: [...switches], learning };
    if (this.child !== null) this.send(this.child, this.wanted);
    else if (this.restartTimer === null) this.start();
  }

  dispose(): void {
    this.stop();
  }

  private start(): void {
    const child = this.fork();
    this.child = child;
    child.onMessage((message) => {
      if (child === this.child) this.receive(child, message);
    });
    child.onExit((code) => {
      if (child === this.child)
        this.lose(`ended by itself (${code === null ? 'by a signal' : `code ${code}`})`);
    });
    this.healthyTimer = setTimeout(() => {
      this.deaths = 0;
    }, healthyAfterMs);
  }

  private stop(): void {
    this.wanted = null;
    this.deaths = 0;
    this.clearTimers();
    const { child } = this;
    this.child = null;
    if (child === null) return;
    this.send(child, { type: 'stop' });
    const late = setTimeout(() => child.kill(), stopWithinMs);
    child.onExit(() => clearTimeout(late));
  }

  private receive(child: HidChild, message: unknown): void {
    const report = hidReportSchema.safeParse(message);
    if (report.success) this.handle(child, report.data);
    else this.abandon(child, 'sends what this version does not understand');
  }

  private handle(child: HidChild, report: HidReport): void {
    switch (report.type) {
      case 'online':
        if (this.wanted !== null) this.send(child, this.wanted);
        return;
      case 'edge':
        this.events.onEdge(report.switchId, report.edge);
        return;
      case 'learned':
        this.events.onLearned(report.switch);
        return;
      case 'devices':
        this.events.onDevices(report.devices);
        return;
      case 'unavailable':
        this.abandon(child, report.message);
        return;
    }
  }

  private abandon(child: HidChild, reason: string): void {
    this.lose(reason);
    child.kill();
  }

  private lose(reason: string): void {
    this.child = null;
    this.clearTimers();
    const delayMs = Math.min(firstBackOffMs * 2 ** this.deaths, longestBackOffMs);
    this.deaths += 1;
    this.restartTimer = setTimeout(() => {
      this.restartTimer = null;
      this.start();
    }, delayMs);
    if (this.deaths === 1) this.events.onUnavailable(reason);
  }

  private clearTimers(): void {
    if (this.restartTimer !== null) clearTimeout(this.restartTimer);
    if (this.healthyTimer !== null) clearTimeout(this.healthyTimer);
    this.restartTimer = null;
    this.healthyTimer = null;
  }

  private send(child: HidChild, request: HidRequest): void {
    child.send(request);
  }
}
