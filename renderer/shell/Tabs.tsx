import './tabs.css';
import { useTranslation } from 'react-i18next';
import { useLiveCase } from '../cases/live/liveCaseStore';
import { KeyHint } from '../ui/KeyHint';
import { type Page, showPage, usePage } from './pageStore';

/** Each with the key that goes to it, and from it back to the live view. */
const pages: readonly { readonly page: Page; readonly shortcut: string | undefined }[] = [
  { page: 'live', shortcut: undefined },
  { page: 'cases', shortcut: 'F3' },
  { page: 'replay', shortcut: 'F4' },
  { page: 'setUp', shortcut: 'F2' },
];

/** The pages of the window, in the top bar. */
export function Tabs() {
  const { t } = useTranslation('setup');
  const current = usePage((state) => state.page);
  const isCaseRunning = useLiveCase(({ running }) => running !== null);
  // In a procedure the live view is all there is; F2 still leads away from it.
  if (isCaseRunning && current === 'live') return null;
  return (
    <nav className="tabs" aria-label={t('pages.label')}>
      {pages.map(({ page, shortcut }) => (
        <button
          key={page}
          type="button"
          className="tab"
          aria-current={page === current ? 'page' : false}
          aria-keyshortcuts={shortcut}
          onClick={() => showPage(page)}
        >
          {t(`pages.${page}`)}
          {shortcut !== undefined && <KeyHint>{shortcut}</KeyHint>}
        </button>
      ))}
    </nav>
  );
}
