import './benchBanner.css';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { benchStore } from './benchStore';

/** Says over the whole width that this window is a bench: nobody shall take it for the application at work. */
export function BenchBanner() {
  const { t } = useTranslation('bench');
  const phase = useStore(benchStore, (state) => state.phase);
  if (phase === null) return null;
  return (
    <p className="bench-banner" role="status" data-testid="bench-banner">
      <strong>{t('banner')}</strong> {phase}
    </p>
  );
}
