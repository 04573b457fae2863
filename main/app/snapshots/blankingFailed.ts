import { explain } from '../../../common/language/explain';
import { UserFacingError } from '../../../common/userFacingError';

/** Says that text inside the picture is not looked for any more. */
export function blankingFailed(error: unknown): UserFacingError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserFacingError(explain('blanking.failed', { reason }), { cause: error });
}
