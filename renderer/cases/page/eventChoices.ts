import {
  type ClinicalPayload,
  clinicalPayloadSchema,
  ductEntryMeans,
  techniques,
} from '../../../common/cases/caseEvent';
import type { CaseOperator } from '../../../common/cases/caseFields';
import type { Words } from '../../../common/language/translation';
import type { SelectOption } from '../../ui/SelectField';

const plainKinds = ['approach', 'attempt', 'cannulated', 'failed'] as const;
const textKinds = ['sphincterotomy', 'stone', 'stent', 'bleeding', 'perforation', 'mark'] as const;

/** Everything that an event can say, as one list: kind and, where there is one, its detail. */
export function eventChoices(
  t: Words<'cases'>,
  operators: readonly CaseOperator[],
): readonly SelectOption<string>[] {
  return [
    ...plainKinds.map((kind) => ({ value: kind, label: t(`terms.kind.${kind}`) })),
    ...ductEntryMeans.map((means) => ({
      value: `ductEntry ${means}`,
      label: `${t('terms.kind.ductEntry')} · ${t(`terms.means.${means}`)}`,
    })),
    ...techniques.map((technique) => ({
      value: `technique ${technique}`,
      label: t(`terms.technique.${technique}`),
    })),
    ...operators.map(({ id, name }, index) => ({
      value: `operatorChange ${id}`,
      label: `${t('terms.kind.operatorChange')} · ${name === '' ? index + 1 : name}`,
    })),
    ...textKinds.map((kind) => ({ value: kind, label: t(`terms.kind.${kind}`) })),
  ];
}

/** The entry of {@link eventChoices} that an event stands for. */
export function choiceOf(payload: ClinicalPayload | undefined): string {
  if (payload === undefined) return 'attempt';
  if (payload.kind === 'ductEntry') return `ductEntry ${payload.means}`;
  if (payload.kind === 'technique') return `technique ${payload.technique}`;
  return payload.kind === 'operatorChange' ? `operatorChange ${payload.operatorId}` : payload.kind;
}

/** What an entry with its text says; null where it is none. */
export function payloadOf(
  choice: string,
  text: string,
  operators: readonly CaseOperator[],
): ClinicalPayload | null {
  const [kind = '', detail = ''] = choice.split(' ');
  const isKnown = kind !== 'operatorChange' || operators.some(({ id }) => id === detail);
  const details: Readonly<Record<string, object>> = {
    ductEntry: { means: detail },
    technique: { technique: detail, text },
    operatorChange: { operatorId: detail },
    ...Object.fromEntries(textKinds.map((name) => [name, { text }])),
  };
  const parsed = clinicalPayloadSchema.safeParse({ kind, ...details[kind] });
  return parsed.success && isKnown ? parsed.data : null;
}
