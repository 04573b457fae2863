import './helpSheet.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { caseActionNames } from '../../common/actions';
import { keyOfCaseAction } from '../cases/live/caseKeys';
import { Button } from '../ui/Button';
import { KeyHint } from '../ui/KeyHint';
import { usePedalRows } from '../pedals/usePedalRows';
import { StatusMark } from '../ui/StatusMark';
import { liveStore, useLive } from './liveStore';
import { explainedStates } from './difficulty/difficultyWords';
import { aiMarks, difficultyMarks, sourceMarks } from './stateMarks';
import { aiStates, sourceStates } from './words';

const close = (): void => liveStore.setState({ helpOpen: false });

/** Keys and the meaning of the states; F1 opens it, Escape closes it. */
export function HelpSheet() {
  const { t } = useTranslation('live');
  const open = useLive((state) => state.helpOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="help" aria-label={t('help.title')} onClose={close}>
      {open && <HelpContent />}
    </dialog>
  );
}

function HelpContent() {
  const { t } = useTranslation('live');
  const version = useLive((state) => state.appVersion);
  return (
    <>
      <header className="help-head">
        <h2>{t('help.title')}</h2>
        <span className="small dim">Ampulla {version}</span>
        <Button shortcut="Esc" onPress={close}>
          {t('help.close')}
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
  const { t } = useTranslation('live');
  const pedalRows = usePedalRows();
  const pedal = useTranslation('pedal');
  const keys: readonly (readonly [string, string])[] = [
    ...pedalRows,
    ['O', t('help.key.overlay')],
    ['1', t('help.key.all')],
    ['2', t('help.key.heatmap')],
    ['3', t('help.key.box')],
    ['0', t('help.key.off')],
    ['S', t('help.key.snapshot')],
    ['M', t('help.key.mark')],
    ['V', t('help.key.recording')],
    ['E', t('help.key.attention')],
    ['N', t('help.key.beginAnew')],
    ['[ ]', t('help.key.opacity')],
    ['K', t('help.key.caseMore')],
    ['W', t('help.key.caseText')],
    ...caseActionNames.map((name) => [keyOfCaseAction[name], pedal.t(`choice.${name}`)] as const),
    ['Ctrl+O', t('help.key.open')],
    ['Ctrl+D', t('help.key.demo')],
    ['Ctrl+T', t('help.key.testPattern')],
    ['R', t('help.key.playAgain')],
    ['X', t('help.key.dismiss')],
    ['F2', t('help.key.page')],
    ['F3', t('help.key.cases')],
    ['F4', t('help.key.replay')],
    ['/', t('help.key.searchCases')],
    ['Esc', t('help.key.back')],
    ['F11', t('help.key.fullScreen')],
    ['Ctrl+M', t('help.key.nextMonitor')],
  ];
  return (
    <section>
      <h3 className="caps">{t('help.keys')}</h3>
      <dl className="help-rows small">
        {keys.map(([key, meaning]) => (
          <div key={key + meaning}>
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
  const { t } = useTranslation('live');
  const difficulty = useTranslation('difficulty');
  return (
    <section>
      <h3 className="caps">{t('source.title')}</h3>
      <dl className="help-rows small">
        {sourceStates.map((state) => (
          <div key={state}>
            <dt>
              <StatusMark {...sourceMarks[state]} /> {t(`source.state.${state}`)}
            </dt>
            <dd className="dim">{t(`source.meaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
      <h3 className="caps">{t('ai.title')}</h3>
      <dl className="help-rows small">
        {aiStates.map((state) => (
          <div key={state}>
            <dt>
              <StatusMark {...aiMarks[state]} /> {t(`ai.state.${state}`)}
            </dt>
            <dd className="dim">{t(`ai.meaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
      <h3 className="caps">{difficulty.t('title')}</h3>
      <dl className="help-rows small">
        {explainedStates.map((state) => (
          <div key={state}>
            <dt>
              <StatusMark {...difficultyMarks[state]} /> {difficulty.t(`state.${state}`)}
            </dt>
            <dd className="dim">{difficulty.t(`meaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
