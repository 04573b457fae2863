import { type CaseEvent, caseEventSchema } from '../../../common/cases/caseEvent';
import { CaseStoreError } from './storeClientErrors';

/** An event as it may be stored. @throws CaseStoreError where it is none */
export function checkedEvent(event: CaseEvent): CaseEvent {
  const checked = caseEventSchema.safeParse(event);
  if (checked.success) return checked.data;
  throw new CaseStoreError(
    'eventRefused',
    { reason: checked.error.issues[0]?.message ?? '' },
    checked.error,
  );
}
