import './sourceSection.css';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import type { SetupSectionProps } from '../sectionProps';
import { SetupGroup, SetupSection } from '../SetupSection';
import { DeviceChoice } from './DeviceChoice';
import { StreamChoice } from './StreamChoice';

/** Which picture is shown: of a capture device, a network stream, a video, or a picture of our own. */
export function SourceSection({ controller }: SetupSectionProps) {
  const { t } = useTranslation('setup');
  return (
    <SetupSection title={t('sections.source')} intro={t('source.intro')}>
      <DeviceChoice controller={controller} />
      <StreamChoice controller={controller} />
      <SetupGroup title={t('source.others')}>
        <div className="button-row">
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
