import type { Box, Size } from '../../../common/geometry';
import type { MonitorKey } from '../../../common/monitor';

/** A monitor that is connected. Boxes in desktop units, which all monitors share. */
export interface Monitor {
  readonly key: MonitorKey;
  readonly bounds: Box;
  /** Without task bars and docks. */
  readonly workArea: Box;
  /** Unit: pixels of the monitor. */
  readonly sizePx: Size;
  readonly isPrimary: boolean;
}

/**
 * The monitor that is meant by a key: the same id with the same size or name; else the only one with the same
 * name and size, because ids change with the socket. Null when it is not connected.
 */
export function findMonitor(monitors: readonly Monitor[], key: MonitorKey): Monitor | null {
  const sameId = monitors.find(
    (monitor) => monitor.key.id === key.id && (sameSize(monitor, key) || sameLabel(monitor, key)),
  );
  if (sameId !== undefined) return sameId;
  const alike = monitors.filter((monitor) => sameLabel(monitor, key) && sameSize(monitor, key));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** The monitor on which most of a box lies; the primary one where it lies on none. Null without any monitor. */
export function monitorOf(monitors: readonly Monitor[], box: Box): Monitor | null {
  const best = monitors.reduce<Monitor | null>(
    (found, monitor) =>
      overlap(monitor.bounds, box) > (found === null ? 0 : overlap(found.bounds, box))
        ? monitor
        : found,
    null,
  );
  return best ?? primaryOf(monitors);
}

/** The primary monitor; where none is called so, the first. */
export function primaryOf(monitors: readonly Monitor[]): Monitor | null {
  return monitors.find(({ isPrimary }) => isPrimary) ?? monitors[0] ?? null;
}

/** From left to right, then from top to bottom: the order in which they are numbered and walked through. */
export function inOrder(monitors: readonly Monitor[]): readonly Monitor[] {
  return [...monitors].sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y);
}

/** The monitor after this one, round and round; the same one where it is alone. */
export function monitorAfter(monitors: readonly Monitor[], current: Monitor): Monitor {
  const ordered = inOrder(monitors);
  return ordered[(ordered.indexOf(current) + 1) % ordered.length] ?? current;
}

function sameSize(monitor: Monitor, key: MonitorKey): boolean {
  return monitor.key.width === key.width && monitor.key.height === key.height;
}

function sameLabel(monitor: Monitor, key: MonitorKey): boolean {
  return key.label !== '' && monitor.key.label === key.label;
}

/** Area that two boxes share. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
