import type { AmpullaBridge } from '../common/bridge';
import type { AmpullaProbe } from './live/probe';

declare global {
  interface Window {
    /** The typed bridge of the preload script. */
    readonly ampulla: AmpullaBridge;
    /** What was really drawn; read by tests and measurements. */
    readonly ampullaProbe: AmpullaProbe;
  }
}
