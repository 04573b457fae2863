import './pinField.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** As many digits as a PIN may have. */
const longestPin = 12;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  /** With buttons for fingers; else the keyboard alone. */
  readonly pad?: boolean;
  readonly autoFocus?: boolean;
}

/** A PIN, unseen while it is typed: by keyboard, or by touch on a pad. */
export function PinField({
  label,
  value,
  onChange,
  pad = false,
  autoFocus = false,
}: PinFieldProps) {
  const { t } = useTranslation('cases');
  const id = useId();
  const take = (typed: string): void => onChange(typed.replaceAll(/\D/g, '').slice(0, longestPin));
  return (
    <div className="pin-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="form-control figure"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => take(event.target.value)}
      />
      {pad && (
        <div className="pin-pad" role="group" aria-label={t('people.pad')}>
          {digits.map((digit) => (
            <button
              key={digit}
              type="button"
              className="button"
              onClick={() => take(value + digit)}
            >
              {digit}
            </button>
          ))}
          <button
            type="button"
            className="button"
            aria-label={t('people.padClear')}
            onClick={() => take('')}
          >
            ×
          </button>
          <button type="button" className="button" onClick={() => take(`${value}0`)}>
            0
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('people.padBack')}
            onClick={() => take(value.slice(0, -1))}
          >
            ⌫
          </button>
        </div>
      )}
    </div>
  );
}
