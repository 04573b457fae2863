import { analyzeCommand } from './analyzeCommand';
import { benchCommand } from './benchCommand';
import { exitCodeFor, messageFor, UsageError } from './cliErrors';
import type { CliContext, Command } from './command';
import { parseCommandWords } from './commandWords';
import { evaluateCommand } from './evaluateCommand';
import { devicesCommand } from './devicesCommand';
import { packsCommand } from './packsCommand';
import { predictCommand } from './predictCommand';
import { soakCommand } from './soakCommand';
import { suggestion } from './suggestion';

const commands: readonly Command[] = [
  analyzeCommand,
  benchCommand,
  evaluateCommand,
  devicesCommand,
  packsCommand,
  predictCommand,
  soakCommand,
];

/**
 * Runs what was typed. Every failure becomes one message on `context.errors`.
 * @returns the exit code: 0, 1 for a failure, 2 for a wrong command, 130 when interrupted
 */
export async function runCommandLine(
  words: readonly string[],
  context: CliContext,
): Promise<number> {
  try {
    return await dispatch(words, context);
  } catch (error) {
    context.errors.write(`${messageFor(error)}\n`);
    if (error instanceof UsageError) context.errors.write(`${whereHelpIs(words)}\n`);
    return exitCodeFor(error);
  }
}

async function dispatch(words: readonly string[], context: CliContext): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === 'help') {
    context.print(overview());
    return first === undefined ? 2 : 0;
  }
  if (first === '--version') {
    context.print(`${context.version}\n`);
    return 0;
  }
  const command = findCommand(first);
  const commandWords = parseCommandWords(rest, command.options);
  if (!commandWords.flags.has('help')) return command.run(commandWords, context);
  context.print(command.help);
  return 0;
}

function findCommand(typed: string): Command {
  const command = commands.find(({ name }) => name === typed);
  if (command !== undefined) return command;
  const what = typed.startsWith('-') ? 'option' : 'command';
  const known = commands.map(({ name }) => name);
  const candidates = what === 'option' ? ['--help', '--version'] : known;
  throw new UsageError(`Unknown ${what} ${typed}.${suggestion(typed, candidates)}`);
}

function whereHelpIs([first]: readonly string[]): string {
  const known = commands.some(({ name }) => name === first);
  return `See: npm run --silent ampulla -- ${known ? `${String(first)} ` : ''}--help`;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Ampulla without a window. For research and training, not a cleared medical device.

Usage: npm run --silent ampulla -- COMMAND …

${lines.join('\n')}

  COMMAND --help  explains one command
  --version       prints the version
`;
}
