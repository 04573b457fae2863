import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldOfView } from '../../common/fieldOfView';
import type { SourceInfo } from '../../common/status';
import { useLive } from '../live/liveStore';
import { showSection } from '../shell/pageStore';
import { Button } from '../ui/Button';
import { isSameFieldOfView } from './fieldOfView/editing';
import { watchOutline } from './fieldOfView/fieldOfViewActions';
import { FieldOfViewEditor } from './fieldOfView/FieldOfViewEditor';
import { FieldOfViewNumbers } from './fieldOfView/FieldOfViewNumbers';
import { draftFor, useFieldOfView } from './fieldOfView/fieldOfViewStore';
import { FieldOfViewTools } from './fieldOfView/FieldOfViewTools';
import type { SetupSectionProps } from './sectionProps';
import { SetupSection } from './SetupSection';

/** Where the endoscopic picture lies on the console's screen: found, drawn, confirmed. */
export function FieldOfViewSection({ controller }: SetupSectionProps) {
  const { t } = useTranslation('setup');
  const source = useLive((state) => state.status.source);
  useEffect(() => watchOutline(controller), [controller]);
  return (
    <SetupSection title={t('sections.fieldOfView')} intro={t('fieldOfView.intro')} dense>
      {'info' in source ? (
        <FieldOfViewWork
          controller={controller}
          info={source.info}
          isLive={source.state === 'live'}
        />
      ) : (
        <NoPicture />
      )}
    </SetupSection>
  );
}

function NoPicture() {
  const { t } = useTranslation('setup');
  return (
    <div className="fov-empty">
      <p>{t('fieldOfView.noSource')}</p>
      <Button onPress={() => showSection('source')}>{t('fieldOfView.chooseSource')}</Button>
    </div>
  );
}

interface FieldOfViewWorkProps extends SetupSectionProps {
  readonly info: SourceInfo;
  readonly isLive: boolean;
}

function FieldOfViewWork({ controller, info, isLive }: FieldOfViewWorkProps) {
  const { t } = useTranslation('setup');
  const draft = useFieldOfView((work) => draftFor(work, info));
  const shown = draft ?? info.fieldOfView;
  const frame = { width: info.width, height: info.height };
  return (
    <>
      <State info={info} shown={shown} />
      <div>
        <FieldOfViewEditor frame={frame} fieldOfView={shown} />
        <p className="small dim fov-caption">{t('fieldOfView.caption')}</p>
      </div>
      <FieldOfViewTools
        controller={controller}
        frame={frame}
        shown={shown}
        isConfirmed={
          info.fieldOfViewOrigin === 'confirmed' && isSameFieldOfView(shown, info.fieldOfView)
        }
        isLive={isLive}
      />
      <FieldOfViewNumbers frame={frame} fieldOfView={shown} />
    </>
  );
}

interface StateProps {
  readonly info: SourceInfo;
  readonly shown: FieldOfView;
}

/** Whence the field of view is that is drawn, and how the last look for it went. */
function State({ info, shown }: StateProps) {
  const { t } = useTranslation('setup');
  const isChanged = !isSameFieldOfView(shown, info.fieldOfView);
  const state = isChanged ? 'changed' : info.fieldOfViewOrigin;
  const search = useFieldOfView((work) => work.search);
  return (
    <p role="status" data-testid="field-of-view-state" data-state={state} data-search={search}>
      {search === 'idle' ? t(`fieldOfView.state.${state}`) : t(`fieldOfView.search.${search}`)}
    </p>
  );
}
