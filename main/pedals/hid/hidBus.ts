/** A device with human input, as the system lists it. One device may stand there several times. */
export interface HidDeviceInfo {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string;
  /** What the device says it is (USB HID Usage Tables); null where the system does not tell. */
  readonly usagePage: number | null;
  readonly usage: number | null;
}

export interface HidListener {
  /** An input report, without a leading zero; with its number where the device numbers them. */
  onReport(report: Uint8Array): void;
  /** The device is gone, or can no longer be read. */
  onLost(reason: string): void;
}

export interface HidHandle {
  close(): Promise<void>;
}

/** The system's HID devices. */
export interface HidBus {
  /** @throws Error where HID cannot be used at all */
  list(): Promise<readonly HidDeviceInfo[]>;
  /**
   * Begins to read a device; other programs can go on reading it.
   * @throws HidDeniedError where this user may not
   */
  open(path: string, listener: HidListener): Promise<HidHandle>;
}

/** This user may not read the device. */
export class HidDeniedError extends Error {}
