import type { WebFrameMain } from 'electron';
import { appOrigin } from './appProtocol';

/** Only the application's own page, in its top frame, may send commands. */
export function isTrustedSender(frame: WebFrameMain | null): boolean {
  return frame?.parent === null && frame.url.startsWith(`${appOrigin}/`);
}
