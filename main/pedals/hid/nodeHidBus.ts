import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { type Device, devicesAsync, HIDAsync } from 'node-hid';
import {
  type HidBus,
  HidDeniedError,
  type HidDeviceInfo,
  type HidHandle,
  type HidListener,
} from './hidBus';

/** The real devices, through node-hid. Loading its native part, and every call, may end the process. */
export const nodeHidBus: HidBus = {
  list: async () => (await devicesAsync()).flatMap(infoOf),
  open,
};

async function open(path: string, listener: HidListener): Promise<HidHandle> {
  await checkRights(path);
  const device = await HIDAsync.open(path, { nonExclusive: true });
  device.on('data', (report: Buffer) => listener.onReport(new Uint8Array(report)));
  device.on('error', (error: unknown) => {
    // Closing a device that is gone may fail; it is gone all the same.
    device.close().catch(() => undefined);
    listener.onLost(error instanceof Error ? error.message : String(error));
  });
  return { close: () => device.close() };
}

/** node-hid only says that it cannot open; on Linux the device's file says why. */
async function checkRights(path: string): Promise<void> {
  if (process.platform !== 'linux') return;
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new HidDeniedError(`${path}: permission denied`, { cause: error });
    }
  }
}

function infoOf({ path, vendorId, productId, product, ...device }: Device): HidDeviceInfo[] {
  if (path === undefined) return [];
  const { usagePage, usage } = device;
  return [
    {
      path,
      vendorId,
      productId,
      product: product ?? '',
      usagePage: usagePage ?? null,
      usage: usage ?? null,
    },
  ];
}
