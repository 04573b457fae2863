import { parseArgs } from 'node:util';
import { UsageError } from './cliErrors';
import { suggestion } from './suggestion';

/** Options of a command: `value` takes a word, `flag` does not. */
export type OptionKinds = Readonly<Record<string, 'value' | 'flag'>>;

/** What was typed after a command's name. */
export interface CommandWords {
  readonly positionals: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/**
 * Sorts a command's words. `--help` is known to every command.
 * @throws UsageError that names an unknown option, a missing or a superfluous value
 */
export function parseCommandWords(words: readonly string[], kinds: OptionKinds): CommandWords {
  const known: OptionKinds = { ...kinds, help: 'flag' };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === 'value' ? 'string' : 'boolean' } as const,
    ]),
  );
  const parsed = { args: [...words], options, allowPositionals: true, strict: false, tokens: true };
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const positionals: string[] = [];
  for (const token of parseArgs({ ...parsed, tokens: true }).tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (kind === undefined) throw unknownOption(token.rawName, Object.keys(known));
    if (kind === 'flag') flags.add(flagName(token.name, token.value));
    else values.set(token.name, optionValue(token.name, token.value, token.inlineValue));
  }
  return { positionals, values, flags };
}

function unknownOption(typed: string, known: readonly string[]): UsageError {
  const names = known.map((name) => `--${name}`);
  return new UsageError(`Unknown option ${typed}.${suggestion(typed, names)}`);
}

function flagName(name: string, value: string | undefined): string {
  if (value !== undefined) throw new UsageError(`Option --${name} takes no value.`);
  return name;
}

/** A word that starts like an option is taken for one that was meant, unless joined with `=`. */
function optionValue(name: string, value: string | undefined, joined: boolean | undefined): string {
  const missing = value === undefined || value === '';
  if (missing || (joined !== true && value.startsWith('-'))) {
    throw new UsageError(`Option --${name} needs a value.`);
  }
  return value;
}
