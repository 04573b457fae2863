import { useTranslation } from 'react-i18next';
import { type PressKind, pressKinds } from '../../../common/pressKinds';
import { isTypingKey } from '../../../common/applicationKeys';
import { boundActions, casePresses, type PedalBinding } from '../../../common/pedalBindings';
import type { BoundSwitch } from '../../../common/pedalState';
import type { LiveController } from '../../live/liveController';
import { switchWords } from '../../pedals/pedalWords';
import { SelectField } from '../../ui/SelectField';
import { StatusMark } from '../../ui/StatusMark';

interface SwitchRowProps {
  readonly controller: LiveController;
  readonly bound: BoundSwitch;
  /** Whether this system repeats a held key. */
  readonly keysRepeat: boolean;
}

/** One switch: what it is, whether it can be heard, and what its three kinds of press do. */
export function SwitchRow({ controller, bound, keysRepeat }: SwitchRowProps) {
  const { t } = useTranslation('pedal');
  const { id, binding, state } = bound;
  const name = switchWords(t, binding.switch);
  const isReady = state === 'ready';
  const lacksLong = binding.switch.kind === 'keyboard' && !keysRepeat;
  return (
    <li className="pedal-switch" aria-label={name}>
      <header className="pedal-switch-head">
        <StatusMark shape={isReady ? 'circle' : 'triangle'} tone={isReady ? 'good' : 'warning'} />
        <strong>{name}</strong>
        <span className="small dim" data-testid="switch-state">
          {t(`state.${state}`)}
        </span>
        <button
          type="button"
          className="button"
          aria-label={t('removeNamed', { name })}
          onClick={() => void controller.call('pedals:remove', id)}
        >
          {t('remove')}
        </button>
      </header>
      <div className="pedal-kinds">
        {pressKinds.map((kind) => (
          <KindChoice
            key={kind}
            controller={controller}
            bound={bound}
            kind={kind}
            disabled={kind === 'long' && lacksLong}
          />
        ))}
      </div>
      {isForCase(binding) ? null : (
        <button
          type="button"
          className="button pedal-for-case"
          disabled={lacksLong}
          onClick={() => void controller.call('pedals:useForCase', id)}
        >
          {t('useForCase')}
        </button>
      )}
      <SwitchHints binding={binding} lacksLong={lacksLong} />
    </li>
  );
}

function isForCase(binding: PedalBinding): boolean {
  return pressKinds.every((kind) => binding[kind] === casePresses[kind]);
}

interface KindChoiceProps {
  readonly controller: LiveController;
  readonly bound: BoundSwitch;
  readonly kind: PressKind;
  readonly disabled: boolean;
}

function KindChoice({ controller, bound, kind, disabled }: KindChoiceProps) {
  const { t } = useTranslation('pedal');
  return (
    <SelectField
      label={t(`kind.${kind}`)}
      value={bound.binding[kind]}
      options={boundActions.map((value) => ({ value, label: t(`choice.${value}`) }))}
      disabled={disabled}
      onChange={(action) => void controller.call('pedals:setAction', bound.id, kind, action)}
    />
  );
}

interface SwitchHintsProps {
  readonly binding: PedalBinding;
  readonly lacksLong: boolean;
}

function SwitchHints({ binding, lacksLong }: SwitchHintsProps) {
  const { t } = useTranslation('pedal');
  const { switch: pedal } = binding;
  const isTyped = pedal.kind === 'keyboard' && isTypingKey(pedal.accelerator);
  return (
    <>
      <p className="small dim">{t(`hint.${delayOf(binding)}`)}</p>
      {lacksLong && <p className="small dim">{t('hint.noLong')}</p>}
      {isTyped && <p className="small">{t('hint.typing', { key: pedal.accelerator })}</p>}
    </>
  );
}

/** What a short press waits for. */
function delayOf({ switch: pedal, long, double }: PedalBinding) {
  if (long !== 'none' && pedal.kind === 'keyboard') return 'afterRepeat';
  if (double !== 'none') return 'afterDouble';
  return long === 'none' ? 'atOnce' : 'afterRelease';
}
