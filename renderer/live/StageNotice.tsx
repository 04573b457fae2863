import './stageNotice.css';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { sourceMeaning } from './words';

/** What stands in the picture's place while there is none: how to begin, what is awaited, what broke. */
export function StageNotice({ controller }: { readonly controller: LiveController }) {
  const source = useLive((state) => state.status.source);
  const ready = useLive((state) => state.ready);
  if (!ready) return null;
  switch (source.state) {
    case 'noSource':
      return (
        <Notice title="No source is open">
          <p className="dim">Open a video, drop one here, or begin with the demo procedure.</p>
          <BeginButtons controller={controller} />
        </Notice>
      );
    case 'waiting':
      return (
        <Notice title="Waiting for the first picture">
          <p className="dim">{source.name}</p>
        </Notice>
      );
    case 'lost':
      return (
        <Notice title="No picture">
          <p className="dim">{source.message}</p>
          <BeginButtons controller={controller} />
        </Notice>
      );
    case 'reconnecting':
      return (
        <Notice title="No signal – connecting again">
          <p className="dim">{source.message}</p>
          <BeginButtons controller={controller} />
        </Notice>
      );
    case 'live':
    case 'stalled':
    case 'ended':
      return <p className="visually-hidden">{sourceMeaning(source.state)}</p>;
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
  return (
    <div className="stage-notice-buttons">
      <Button
        size="large"
        primary
        shortcut="Ctrl+O"
        onPress={() => controller.perform({ kind: 'openDialog' })}
      >
        Open video…
      </Button>
      <Button
        size="large"
        shortcut="Ctrl+D"
        onPress={() => controller.perform({ kind: 'openDemo' })}
      >
        Play the demo
      </Button>
    </div>
  );
}
