import './languageSection.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type LanguageState, systemChoice } from '../../common/language/languageState';
import { chooseLanguage, loadLanguages, useLanguage } from '../language/languageStore';
import { RadioList } from '../ui/RadioList';
import { SetupGroup, SetupSection } from './SetupSection';

/** Which language is spoken; how to add one by file, and which files are refused. */
export function LanguageSection() {
  const { t } = useTranslation(['language', 'setup']);
  const state = useLanguage();
  useEffect(() => {
    void loadLanguages(window.ampulla);
  }, []);
  if (state === null) return null;
  return (
    <SetupSection title={t('setup:sections.language')} intro={t('intro')}>
      <LanguageChoice state={state} />
      <SetupGroup title={t('more')}>
        <p className="setup-text">{t('moreHint')}</p>
        <p className="small dim language-folder">{state.folder}</p>
      </SetupGroup>
      <RefusedFiles state={state} />
    </SetupSection>
  );
}

function LanguageChoice({ state }: { readonly state: LanguageState }) {
  const { t } = useTranslation('language');
  const languages = state.offered.map(({ code, translatedShare }) => ({
    value: code,
    label: nameOf(code),
    hint: translatedShare < 1 ? t('share', { share: translatedShare }) : undefined,
  }));
  const system = { value: systemChoice, label: t('system'), hint: t('systemHint') };
  return (
    <RadioList
      label={t('choice')}
      value={state.choice}
      options={[system, ...languages]}
      onChange={(choice) => void chooseLanguage(window.ampulla, choice)}
    />
  );
}

function RefusedFiles({ state }: { readonly state: LanguageState }) {
  const { t } = useTranslation('language');
  if (state.refused.length === 0) return null;
  return (
    <SetupGroup title={t('refused')}>
      <ul className="language-refused">
        {state.refused.map(({ file, fault }) => (
          <li key={file}>
            <span>{file}</span>
            <span className="small">{t(`fault.${fault.kind}`, { detail: fault.detail })}</span>
          </li>
        ))}
      </ul>
    </SetupGroup>
  );
}

/** A language's name in itself, as its speakers look for it. */
function nameOf(code: string): string {
  return new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
}
