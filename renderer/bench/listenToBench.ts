import type { BenchReport } from '../../common/bench';
import type { AmpullaBridge } from '../../common/bridge';
import type { FramePlayer } from '../live/framePlayer';
import type { AmpullaProbe } from '../live/probe';
import { BenchReporter } from './benchReporter';
import { benchStore } from './benchStore';

/**
 * Makes the page part of a bench as soon as main says that this is one, which it does only when the
 * application was started for it. @returns the end of it
 */
export function listenToBench(
  bridge: AmpullaBridge,
  player: FramePlayer,
  probe: AmpullaProbe,
): () => void {
  // A bench whose reports do not arrive says so itself; the page goes on drawing.
  const send = (report: BenchReport): void =>
    void bridge.invoke('bench:report', report).catch(() => undefined);
  let stopReports: (() => void) | null = null;
  const stopListening = bridge.subscribe('bench', ({ phase }) => {
    benchStore.setState({ phase });
    if (stopReports !== null) return;
    const reporter = new BenchReporter(probe, send);
    player.observe(reporter);
    stopReports = reporter.start();
  });
  return () => {
    stopListening();
    stopReports?.();
  };
}
