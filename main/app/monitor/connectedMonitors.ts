import { type Display, screen } from 'electron';
import type { Monitor } from './monitors';

/** The monitors that are connected now. */
export function connectedMonitors(): readonly Monitor[] {
  const primaryId = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map((display) => toMonitor(display, primaryId));
}

/** Calls back whenever a monitor comes, goes or changes; the returned function ends it. */
export function watchMonitors(onChange: () => void): () => void {
  // Written out, because each event has a type of its own.
  screen.on('display-added', onChange);
  screen.on('display-removed', onChange);
  screen.on('display-metrics-changed', onChange);
  return () => {
    screen.off('display-added', onChange);
    screen.off('display-removed', onChange);
    screen.off('display-metrics-changed', onChange);
  };
}

function toMonitor(
  { id, label, bounds, workArea, scaleFactor }: Display,
  primaryId: number,
): Monitor {
  const { width, height } = bounds;
  return {
    key: { id, label: label.slice(0, 200), width, height },
    bounds,
    workArea,
    sizePx: { width: Math.round(width * scaleFactor), height: Math.round(height * scaleFactor) },
    isPrimary: id === primaryId,
  };
}
