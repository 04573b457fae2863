import './tabs.css';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/KeyHint';
import { type Page, showPage, usePage } from './pageStore';

const pages: readonly Page[] = ['live', 'setUp'];

/** The pages of the window, in the top bar. */
export function Tabs() {
  const { t } = useTranslation('setup');
  const current = usePage((state) => state.page);
  return (
    <nav className="tabs" aria-label={t('pages.label')}>
      {pages.map((page) => (
        <button
          key={page}
          type="button"
          className="tab"
          aria-current={page === current ? 'page' : false}
          aria-keyshortcuts="F2"
          onClick={() => showPage(page)}
        >
          {t(`pages.${page}`)}
        </button>
      ))}
      <KeyHint>F2</KeyHint>
    </nav>
  );
}
