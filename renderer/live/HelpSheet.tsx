import './helpSheet.css';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button';
import { KeyHint } from '../ui/KeyHint';
import { StatusMark } from '../ui/StatusMark';
import { liveStore, useLive } from './liveStore';
import { aiMarks, sourceMarks } from './stateMarks';
import { aiMeaning, aiStates, aiWord, sourceMeaning, sourceStates, sourceWord } from './words';

const close = (): void => liveStore.setState({ helpOpen: false });

/** Keys and the meaning of the states; F1 opens it, Escape closes it. */
export function HelpSheet() {
  const open = useLive((state) => state.helpOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="help" aria-label="Help" onClose={close}>
      {open && <HelpContent />}
    </dialog>
  );
}

function HelpContent() {
  const version = useLive((state) => state.appVersion);
  return (
    <>
      <header className="help-head">
        <h2>Help</h2>
        <span className="small dim">Ampulla {version}</span>
        <Button shortcut="Esc" onPress={close}>
          Close
        </Button>
      </header>
      <div className="help-columns">
        <KeyTable />
        <StateTables />
      </div>
    </>
  );
}

function KeyTable() {
  const pedal = useLive((state) => state.pedalShortcut);
  const keys: readonly (readonly [string, string])[] = [
    ...(pedal === null ? [] : [[pedal, 'Overlay on or off, from any program (pedal)'] as const]),
    ['O', 'Overlay on or off'],
    ['1', 'Heatmap, box and label'],
    ['2', 'Heatmap only'],
    ['3', 'Box and label only'],
    ['0', 'Overlay off'],
    ['[', 'Heatmap less opaque, also −'],
    [']', 'Heatmap more opaque, also +'],
    ['Ctrl+O', 'Open a video; or drop one on the window'],
    ['Ctrl+D', 'Play the demo procedure'],
    ['Ctrl+T', 'Show the test pattern'],
    ['R', 'Play again, after the end'],
    ['X', 'Dismiss the message'],
    ['F2', 'Live view or set-up; Escape goes back to the live view'],
    ['F11', 'Full screen'],
  ];
  return (
    <section>
      <h3 className="caps">Keys</h3>
      <dl className="help-rows small">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <KeyHint>{key}</KeyHint>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function StateTables() {
  return (
    <section>
      <h3 className="caps">Source</h3>
      <dl className="help-rows small">
        {sourceStates.map((state) => (
          <div key={state}>
            <dt>
              <StatusMark {...sourceMarks[state]} /> {sourceWord(state)}
            </dt>
            <dd className="dim">{sourceMeaning(state)}</dd>
          </div>
        ))}
      </dl>
      <h3 className="caps">AI</h3>
      <dl className="help-rows small">
        {aiStates.map((state) => (
          <div key={state}>
            <dt>
              <StatusMark {...aiMarks[state]} /> {aiWord(state)}
            </dt>
            <dd className="dim">{aiMeaning(state)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
