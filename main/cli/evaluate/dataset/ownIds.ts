import { CliError } from '../../cliErrors';

/** @throws CliError where two models have one id */
export function requireOwnIds(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new CliError(
    `Two of the models are called ${twice}; tables could not tell them apart. Measure one of them at a time, or change the id of one.`,
  );
}
