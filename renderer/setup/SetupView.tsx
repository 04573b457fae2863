import './setupView.css';
import { useTranslation } from 'react-i18next';
import type { LiveController } from '../live/liveController';
import { showSection, usePage } from '../shell/pageStore';
import { setupSectionIds } from './sectionIds';
import { setupSections } from './sections';

/** The set-up page without its preview: the list of sections and the chosen one. */
export function SetupView({ controller }: { readonly controller: LiveController }) {
  const section = usePage((state) => state.section);
  const Section = setupSections[section];
  return (
    <main className="setup-view">
      <SectionList />
      <Section key={section} controller={controller} />
    </main>
  );
}

function SectionList() {
  const { t } = useTranslation('setup');
  const current: string = usePage((state) => state.section);
  return (
    <nav className="setup-list" aria-label={t('sectionList')}>
      {setupSectionIds.map((id) => (
        <button
          key={id}
          type="button"
          className="setup-list-entry"
          aria-current={id === current}
          onClick={() => showSection(id)}
        >
          {t(`sections.${id}`)}
        </button>
      ))}
    </nav>
  );
}
