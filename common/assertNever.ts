/**
 * Makes the compiler prove that a switch over a union is exhaustive.
 * @throws Error when untyped data brought a value that the union does not have.
 */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
