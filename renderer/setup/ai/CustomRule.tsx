import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DetectionRule, detectionRuleSchema, ruleLimits } from '../../../common/sensitivity';
import { FormField } from '../../ui/FormField';

interface CustomRuleProps {
  readonly rule: DetectionRule;
  readonly onChange: (rule: DetectionRule) => void;
}

const { leastPeak, mostPeak, mostPredictions } = ruleLimits;

/** One's own threshold and hold. */
export function CustomRule({ rule, onChange }: CustomRuleProps) {
  const { t } = useTranslation('ai');
  return (
    <div className="custom-rule">
      <RuleNumber
        label={t('custom.peak')}
        limits={{ least: leastPeak, most: mostPeak, step: 0.01 }}
        value={rule.peak}
        onChange={(peak) => onChange({ ...rule, peak })}
        accepts={(peak) => detectionRuleSchema.shape.peak.safeParse(peak).success}
      />
      <RuleNumber
        label={t('custom.toShow')}
        limits={{ least: 1, most: mostPredictions, step: 1 }}
        value={rule.toShow}
        onChange={(toShow) => onChange({ ...rule, toShow })}
        accepts={(toShow) => detectionRuleSchema.shape.toShow.safeParse(toShow).success}
      />
      <RuleNumber
        label={t('custom.toHide')}
        limits={{ least: 1, most: mostPredictions, step: 1 }}
        value={rule.toHide}
        onChange={(toHide) => onChange({ ...rule, toHide })}
        accepts={(toHide) => detectionRuleSchema.shape.toHide.safeParse(toHide).success}
      />
    </div>
  );
}

interface RuleNumberProps {
  readonly label: string;
  readonly limits: { readonly least: number; readonly most: number; readonly step: number };
  readonly value: number;
  readonly accepts: (value: number) => boolean;
  readonly onChange: (value: number) => void;
}

/** A number that is taken over as soon as it is one that can be; half-typed ones stay in the field. */
function RuleNumber({ label, limits, value, accepts, onChange }: RuleNumberProps) {
  const { t } = useTranslation('ai');
  const [typed, setTyped] = useState(String(value));
  const isTaken = typed.trim() !== '' && accepts(Number(typed));
  const change = (text: string): void => {
    setTyped(text);
    if (text.trim() !== '' && accepts(Number(text))) onChange(Number(text));
  };
  const { least, most, step } = limits;
  return (
    <FormField label={label} error={isTaken ? undefined : t('custom.outside', { least, most })}>
      {(ids) => (
        <input
          {...ids}
          className="form-control"
          type="number"
          min={least}
          max={most}
          step={step}
          value={typed}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </FormField>
  );
}
