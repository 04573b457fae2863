import './footer.css';
import { useLive } from './liveStore';

/** The notice that never goes, and the keys that one needs most. */
export function Footer() {
  const pedal = useLive((state) => state.pedalShortcut);
  const ready = useLive((state) => state.ready);
  const pedalWords =
    pedal === null ? 'Pedal key taken by another program' : `Pedal ${pedal} overlay`;
  return (
    <footer className="footer small dim">
      <p>Investigational. Research and training only; not a cleared medical device.</p>
      <p>{ready && `${pedalWords} · `}O overlay · Ctrl+O open · F11 full screen · F1 help</p>
    </footer>
  );
}
