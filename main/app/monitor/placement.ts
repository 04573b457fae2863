import type { Box, Size } from '../../../common/geometry';
import type { MonitorKey, MonitorSettings, WindowPlace } from '../../../common/monitor';
import { findMonitor, type Monitor, monitorOf, primaryOf } from './monitors';

/** Where the window is to be put now. */
export interface Target {
  /** Unit: desktop units. */
  readonly bounds: Box;
  readonly fullScreen: boolean;
  /** The monitor that was meant is not connected: the window stands in for a while on another one. */
  readonly isAway: boolean;
}

/** The place of a window in desktop units, seen from its monitor. */
export function placeOf(monitor: Monitor, bounds: Box, fullScreen: boolean): WindowPlace {
  const { x, y } = monitor.bounds;
  const within = { ...bounds, x: bounds.x - x, y: bounds.y - y };
  return { monitor: monitor.key, bounds: within, fullScreen };
}

/** A window of this size in the middle of a monitor, connected or not. */
export function placeInMiddle(monitor: MonitorKey, size: Size, fullScreen: boolean): WindowPlace {
  const x = Math.round((monitor.width - size.width) / 2);
  const y = Math.round((monitor.height - size.height) / 2);
  return { monitor, bounds: { x, y, width: size.width, height: size.height }, fullScreen };
}

/**
 * Where a place is now: on its monitor, wherever that stands by now, and wholly visible; on the primary
 * monitor while its own is not connected. Null without any monitor.
 */
export function targetOf(monitors: readonly Monitor[], place: WindowPlace): Target | null {
  const found = findMonitor(monitors, place.monitor);
  const monitor = found ?? primaryOf(monitors);
  if (monitor === null) return null;
  const { x, y } = monitor.bounds;
  const bounds = { ...place.bounds, x: place.bounds.x + x, y: place.bounds.y + y };
  return {
    bounds: fitInto(monitor.workArea, bounds),
    fullScreen: place.fullScreen,
    isAway: found === null,
  };
}

/**
 * Where the window belongs at the start: on the monitor of the settings, connected or not; without one
 * where it was last, as far as that monitor is there. Null: anywhere.
 */
export function placeAtStart(
  monitors: readonly Monitor[],
  { picture, fullScreenAtStart }: MonitorSettings,
  last: WindowPlace | null,
  size: Size,
): WindowPlace | null {
  if (picture !== null) {
    const wasThere = last?.monitor.id === picture.id;
    const place = wasThere ? last : placeInMiddle(picture, size, fullScreenAtStart);
    return { ...place, monitor: picture, fullScreen: fullScreenAtStart };
  }
  if (last === null) return null;
  const monitor = findMonitor(monitors, last.monitor) ?? primaryOf(monitors);
  return monitor === null ? null : { ...last, monitor: monitor.key };
}

/** A box that lies wholly in an area, as large and as near as can be. */
export function fitInto(area: Box, box: Box): Box {
  const width = Math.min(box.width, area.width);
  const height = Math.min(box.height, area.height);
  return {
    x: clamp(box.x, area.x, area.x + area.width - width),
    y: clamp(box.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** The place of a window as it stands. Null without any monitor. */
export function presentPlace(
  monitors: readonly Monitor[],
  window: { readonly bounds: Box; readonly normalBounds: Box; readonly fullScreen: boolean },
): WindowPlace | null {
  const monitor = monitorOf(monitors, window.bounds);
  if (monitor === null) return null;
  return placeOf(monitor, window.normalBounds, window.fullScreen);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
