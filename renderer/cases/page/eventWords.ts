import type { ArchivedEvent } from '../../../common/cases/caseDetail';
import type { ClinicalPayload } from '../../../common/cases/caseEvent';
import type { CaseOperator } from '../../../common/cases/caseFields';
import type { Words } from '../../../common/language/translation';

/** Kinds of which the number in the case matters. */
const counted: ReadonlySet<string> = new Set(['attempt', 'ductEntry']);

/** What an event says, in a few words: `Attempt 3`, `Pancreatic duct entry 1 · wire`. */
export function eventTitle(
  t: Words<'cases'>,
  { payload, ordinal }: Pick<ArchivedEvent, 'payload' | 'ordinal'>,
  operators: readonly CaseOperator[],
): string {
  const name = nameOf(t, payload);
  const numbered = ordinal !== null && counted.has(payload.kind) ? `${name} ${ordinal}` : name;
  const detail = detailOf(t, payload, operators);
  return detail === '' ? numbered : `${numbered} · ${detail}`;
}

function nameOf(t: Words<'cases'>, payload: ClinicalPayload): string {
  return payload.kind === 'technique'
    ? t(`terms.technique.${payload.technique}`)
    : t(`terms.kind.${payload.kind}`);
}

function detailOf(
  t: Words<'cases'>,
  payload: ClinicalPayload,
  operators: readonly CaseOperator[],
): string {
  if (payload.kind === 'ductEntry') return t(`terms.means.${payload.means}`);
  if (payload.kind !== 'operatorChange') return '';
  return operators.find(({ id }) => id === payload.operatorId)?.name ?? '';
}

/** Through what an event came: `pedal long · Left`, `key`, `screen`. */
export function triggerWords(
  t: Words<'cases'>,
  { trigger }: Pick<ArchivedEvent, 'trigger'>,
): string {
  if (trigger.source !== 'pedal') return t(`archive.source.${trigger.source}`);
  const press = t(`archive.press.${trigger.kind}`);
  return `${t('archive.source.pedal')} (${press})`;
}
