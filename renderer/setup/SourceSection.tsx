import './sourceSection.css';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import type { SetupSectionProps } from './sectionProps';
import { SetupGroup, SetupSection } from './SetupSection';

/** Which picture is shown: a video, the demo procedure or a test pattern. */
export function SourceSection({ controller }: SetupSectionProps) {
  const { t } = useTranslation('setup');
  return (
    <SetupSection title={t('sections.source')} intro={t('source.intro')}>
      <SetupGroup title={t('source.others')}>
        <div className="source-others">
          <Button shortcut="Ctrl+O" onPress={() => controller.perform({ kind: 'openDialog' })}>
            {t('source.video')}
          </Button>
          <Button shortcut="Ctrl+D" onPress={() => controller.perform({ kind: 'openDemo' })}>
            {t('source.demo')}
          </Button>
          <Button shortcut="Ctrl+T" onPress={() => controller.perform({ kind: 'openTestPattern' })}>
            {t('source.testPattern')}
          </Button>
        </div>
      </SetupGroup>
    </SetupSection>
  );
}
