import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  type DeviceKey,
  type DeviceListing,
  type DeviceModes,
  isSameDevice,
} from '../../../common/captureDevice';
import type { LiveController } from '../../live/liveController';

/** Capture devices as the page knows them. */
export interface DeviceState {
  /** Null until the first listing has come. */
  readonly listing: DeviceListing | null;
  readonly isListing: boolean;
  /** What the device `of` supports; null while it is asked. */
  readonly modes: { readonly of: DeviceKey; readonly answer: DeviceModes | null } | null;
}

const deviceStore = createStore<DeviceState>(() => ({
  listing: null,
  isListing: false,
  modes: null,
}));

/** Reads a part of the devices' state in a component. */
export function useDevices<Part>(select: (state: DeviceState) => Part): Part {
  return useStore(deviceStore, select);
}

/** Asks for all devices, again each time. */
export async function listDevices(controller: LiveController): Promise<void> {
  deviceStore.setState({ isListing: true });
  const listing = await controller.call('devices:list');
  if (listing !== null) deviceStore.setState({ listing });
  deviceStore.setState({ isListing: false });
}

/** Lists devices and hears of changes for as long as a part of the page is there; returns the undo. */
export function watchDevices(controller: LiveController): () => void {
  void listDevices(controller);
  return controller.listen('devices', (listing) => deviceStore.setState({ listing }));
}

/** Asks one device what it supports; a late answer about another one is dropped. */
export async function askModes(controller: LiveController, device: DeviceKey): Promise<void> {
  const of = { backend: device.backend, id: device.id };
  deviceStore.setState({ modes: { of, answer: null } });
  const answer = await controller.call('devices:modes', of);
  const { modes } = deviceStore.getState();
  if (modes !== null && isSameDevice(modes.of, of)) deviceStore.setState({ modes: { of, answer } });
}
