import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { type DeviceChange, deviceChange } from './deviceChange';
import type { ListedDevices } from './deviceLister';
import type { DeviceSystem } from './deviceSystem';
import { videoNodeFingerprint } from './linuxVideoNodes';

export interface DeviceWatcherOptions {
  readonly system: DeviceSystem;
  /** Asks for all devices. May reject: then the devices count as unchanged. */
  readonly list: (signal: AbortSignal) => Promise<ListedDevices>;
  /** True while a device is being opened: some drivers fail when they are listed meanwhile. */
  readonly isOpening: () => boolean;
  readonly onChange: (change: DeviceChange, listed: ListedDevices) => void;
}

/** A plug makes several nodes and links one after the other. */
const settleMs = 300;

/** Reading a folder costs nothing; this also finds what the system's watch misses. */
const folderPollMs = 2000;

/** Elsewhere every look starts an ffmpeg: seldom enough not to be felt beside a picture. */
const listingPollMs = 10_000;

/**
 * Notices capture devices that are plugged in or pulled out. On Linux it watches the folder of devices and
 * lists only after a change; elsewhere it lists slowly.
 */
export class DeviceWatcher {
  private readonly options: DeviceWatcherOptions;
  private readonly disposal = new AbortController();
  private readonly isLinux: boolean;
  private poll: NodeJS.Timeout | null = null;
  private settling: NodeJS.Timeout | null = null;
  private folder: FSWatcher | null = null;
  private fingerprint: string | null = null;
  private known: ListedDevices | null = null;
  /** The look that runs, so that two never run at once. */
  private looking: Promise<ListedDevices> | null = null;

  constructor(options: DeviceWatcherOptions) {
    this.options = options;
    this.isLinux = options.system.platform === 'linux';
  }

  /** Begins to watch; to be called once. */
  start(): void {
    const interval = this.isLinux ? folderPollMs : listingPollMs;
    this.poll = setInterval(() => void this.lookIfDue(), interval);
    this.poll.unref();
    void this.lookIfDue();
    if (this.isLinux) this.watchFolder();
  }

  /** The devices as they are now; what has changed is reported too. @throws what listing throws */
  list(): Promise<ListedDevices> {
    this.looking ??= this.look().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** Ends the watch; nothing is reported afterwards. */
  dispose(): void {
    this.disposal.abort();
    if (this.poll !== null) clearInterval(this.poll);
    if (this.settling !== null) clearTimeout(this.settling);
    this.folder?.close();
  }

  private watchFolder(): void {
    try {
      this.folder = watch(join(this.options.system.deviceRoot, 'dev'), { persistent: false });
      this.folder.on('change', () => this.lookWhenSettled());
      this.folder.on('error', () => this.folder?.close());
    } catch {
      // Without a watch the slow look remains.
    }
  }

  private lookWhenSettled(): void {
    if (this.settling !== null) clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.lookIfDue(), settleMs);
  }

  private async lookIfDue(): Promise<void> {
    if (this.disposal.signal.aborted) return;
    if (this.isLinux) {
      const fingerprint = await videoNodeFingerprint(this.options.system.deviceRoot);
      if (fingerprint === this.fingerprint) return;
      this.fingerprint = fingerprint;
    } else if (this.options.isOpening()) return;
    // A listing that fails is no news; whoever asks for it is told why.
    await this.list().catch(() => undefined);
  }

  private async look(): Promise<ListedDevices> {
    const listed = await this.options.list(this.disposal.signal);
    const change = this.known === null ? null : deviceChange(this.known.devices, listed.devices);
    this.known = listed;
    if (change !== null && !this.disposal.signal.aborted) this.options.onChange(change, listed);
    return listed;
  }
}
