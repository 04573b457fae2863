import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { startTranslation } from '../../common/language/translation';

/**
 * Makes `useTranslation` work, before the first render: words never appear as keys and no component
 * has to wait for them.
 * @param language language code
 */
export function startLanguage(language: string): void {
  i18next.use(initReactI18next);
  i18next.on('languageChanged', (code) => {
    document.documentElement.lang = code;
  });
  startTranslation(i18next, language);
}
