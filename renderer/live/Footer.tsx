import './footer.css';
import { useTranslation } from 'react-i18next';
import { usePedals } from '../pedals/pedalStore';
import { pedalLine } from '../pedals/pedalWords';

/** The notice that never goes, and the keys that one needs most. */
export function Footer() {
  const { t } = useTranslation('live');
  const pedal = useTranslation('pedal');
  const pedals = usePedals();
  return (
    <footer className="footer small dim">
      <p>{t('footer.notice')}</p>
      <p>
        {pedals !== null && `${pedalLine(pedal.t, pedals)} · `}
        {t('footer.keys')}
      </p>
    </footer>
  );
}
