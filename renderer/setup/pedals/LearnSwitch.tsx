import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pedalKeyNames } from '../../../common/applicationKeys';
import type { PedalState } from '../../../common/pedalState';
import type { LiveController } from '../../live/liveController';
import { switchWords } from '../../pedals/pedalWords';
import { SelectField } from '../../ui/SelectField';
import { SetupGroup } from '../SetupSection';
import { listenForSwitch } from './listenForSwitch';

interface LearnSwitchProps {
  readonly controller: LiveController;
  readonly pedals: PedalState;
}

/** Adds a switch: the next press is taken, or a key is chosen by name. Says what became of it. */
export function LearnSwitch({ controller, pedals }: LearnSwitchProps) {
  const { t } = useTranslation('pedal');
  const isLearning = pedals.learningUntilMs !== null;
  const [isUnknown, setUnknown] = useState(false);
  useEffect(() => {
    if (!isLearning) return;
    const cancel = (): void => void controller.call('pedals:cancelLearning');
    const stopListening = listenForSwitch({
      onKey: (accelerator) => void controller.call('pedals:learnKey', accelerator),
      onUnknownKey: () => setUnknown(true),
      onCancel: cancel,
    });
    return () => {
      stopListening();
      // The page may have been left: without this the bound keys would do nothing until the time is over.
      cancel();
    };
  }, [controller, isLearning]);
  const toggle = (): void => {
    setUnknown(false);
    void controller.call(isLearning ? 'pedals:cancelLearning' : 'pedals:learn');
  };
  return (
    <SetupGroup title={t('learn.title')}>
      <div className="pedal-learn">
        <button type="button" className="button" data-primary={!isLearning} onClick={toggle}>
          {t(isLearning ? 'learn.cancel' : 'learn.start')}
        </button>
        {pedals.learningUntilMs !== null && <SecondsLeft untilMs={pedals.learningUntilMs} />}
      </div>
      <p className="setup-text pedal-outcome" role="status" data-testid="learning">
        {isUnknown ? t('refused.unknownKey') : <Outcome pedals={pedals} />}
      </p>
      {pedals.usb !== 'off' && (
        <p className="small dim" data-testid="usb-state">
          {t(`usb.${pedals.usb}`)}
        </p>
      )}
      <KeyByName controller={controller} />
    </SetupGroup>
  );
}

/** What became of the last attempt, or what to do now. */
function Outcome({ pedals }: { readonly pedals: PedalState }) {
  const { t } = useTranslation('pedal');
  const { learningUntilMs, refusal, learned } = pedals;
  if (learningUntilMs !== null) return t('learn.now');
  if (refusal !== null) return t(`refused.${refusal.reason}`, { key: refusal.key });
  const bound = pedals.switches.find(({ id }) => id === learned);
  if (bound === undefined) return null;
  return t('learn.learned', { name: switchWords(t, bound.binding.switch) });
}

/** Counts down; not for screen readers, which would have to say every second. */
function SecondsLeft({ untilMs }: { readonly untilMs: number }) {
  const { t } = useTranslation('pedal');
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className="figure dim" aria-hidden="true">
      {t('learn.left', { count: Math.max(0, Math.ceil((untilMs - nowMs) / 1000)) })}
    </span>
  );
}

function KeyByName({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('pedal');
  const names = pedalKeyNames.map((name) => ({ value: name, label: name }));
  return (
    <SelectField
      label={t('learn.byName')}
      hint={t('learn.byNameHint')}
      value=""
      options={[{ value: '', label: t('learn.choose') }, ...names]}
      onChange={(name) => {
        if (name !== '') void controller.call('pedals:learnKey', name);
      }}
    />
  );
}
