import { UserFacingError } from '../userFacingError';

/** What a work failed with. @throws where it did not fail */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  const failure: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error('It did not fail as it should.');
  return failure;
}

/** What a person is told of a work that failed. @throws where it did not fail, or with something else */
export async function userFailureOf(work: Promise<unknown>): Promise<UserFacingError> {
  const failure = await failureOf(work);
  if (!(failure instanceof UserFacingError)) throw failure;
  return failure;
}
