import './stageNotice.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultIn } from '../../common/language/explain';
import { Button } from '../ui/Button';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { sourceNameWords } from './words';

/** What stands in the picture's place while there is none: how to begin, what is awaited, what broke. */
export function StageNotice({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  const { t: sentences } = useTranslation('messages');
  const source = useLive((state) => state.status.source);
  const ready = useLive((state) => state.ready);
  if (!ready) return null;
  switch (source.state) {
    case 'noSource':
      return (
        <Notice title={t('stage.noSource')}>
          <p className="dim">{t('stage.begin')}</p>
          <BeginButtons controller={controller} />
        </Notice>
      );
    case 'waiting':
      return (
        <Notice title={t('stage.waiting')}>
          <p className="dim">{sourceNameWords(t, source.name)}</p>
        </Notice>
      );
    case 'lost':
      return (
        <Notice title={t('stage.lost')}>
          <p className="dim">{faultIn(sentences, source)}</p>
          <BeginButtons controller={controller} />
        </Notice>
      );
    case 'reconnecting':
      return (
        <Notice title={t('stage.reconnecting')}>
          <p className="dim">{faultIn(sentences, source)}</p>
          <BeginButtons controller={controller} />
        </Notice>
      );
    case 'live':
    case 'stalled':
    case 'ended':
      return <p className="visually-hidden">{t(`source.meaning.${source.state}`)}</p>;
  }
}

function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="stage-notice">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

function BeginButtons({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  return (
    <div className="stage-notice-buttons">
      <Button
        size="large"
        primary
        shortcut="Ctrl+O"
        onPress={() => controller.perform({ kind: 'openDialog' })}
      >
        {t('stage.openVideo')}
      </Button>
      <Button
        size="large"
        shortcut="Ctrl+D"
        onPress={() => controller.perform({ kind: 'openDemo' })}
      >
        {t('stage.playDemo')}
      </Button>
    </div>
  );
}
