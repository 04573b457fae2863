import type { BoundAction } from '../../../common/pedalBindings';
import type { CaseStep, LiveCase } from '../../../common/cases/liveCase';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';
import type { Words } from '../../../common/language/translation';

type CaseNow = Pick<LiveCaseState, 'running' | 'canStart'>;

/** Says what an action of the case would do now (`attempt 3`); null: nothing; undefined: it is no action of the case. */
export function caseActionWords(
  t: Words<'cases'>,
  action: BoundAction,
  now: CaseNow,
): string | null | undefined {
  const { running } = now;
  switch (action) {
    case 'caseNext':
      return running === null
        ? stepWords(t, now.canStart ? 'startCase' : null, null)
        : stepWords(t, running.next, running);
    case 'caseFinish':
      return running === null ? null : stepWords(t, running.finish, running);
    case 'attempt':
      return running === null ? null : stepWords(t, 'attempt', running);
    case 'ductEntry':
      return running === null ? null : t('live.step.ductEntry', { count: running.ductEntries + 1 });
    case 'approach':
    case 'technique':
    case 'cannulated':
    case 'failed':
    case 'undoEvent':
    case 'operatorChange':
      return running === null ? null : undefined;
    case 'overlay':
    case 'snapshot':
    case 'mark':
    case 'attention':
    case 'recording':
    case 'none':
      return undefined;
  }
}

function stepWords(t: Words<'cases'>, step: CaseStep | null, running: LiveCase | null) {
  if (step === null) return null;
  return step === 'attempt'
    ? t('live.step.attempt', { count: (running?.attempts ?? 0) + 1 })
    : t(`live.step.${step}`);
}
