import './footer.css';
import { useTranslation } from 'react-i18next';
import { useLive } from './liveStore';

/** The notice that never goes, and the keys that one needs most. */
export function Footer() {
  const { t } = useTranslation('live');
  const pedal = useLive((state) => state.pedalShortcut);
  const ready = useLive((state) => state.ready);
  const pedalWords = pedal === null ? t('footer.pedalTaken') : t('footer.pedal', { key: pedal });
  return (
    <footer className="footer small dim">
      <p>{t('footer.notice')}</p>
      <p>
        {ready && `${pedalWords} · `}
        {t('footer.keys')}
      </p>
    </footer>
  );
}
