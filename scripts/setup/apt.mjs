import { SetupError } from '../lib/errors.mjs';
import { findOnPath } from '../lib/executables.mjs';
import { quickCheck, runCollected } from '../lib/processes.mjs';
import { startStep } from '../lib/progress.mjs';

/**
 * Installs Debian or Ubuntu packages where this user may, else says which command to type.
 * @param {string[][]} packages each a list of alternative names; the first one that the distribution has is taken
 */
export async function aptInstall(packages) {
  const chosen = () => packages.map((names) => names.find(isAvailable) ?? names.at(-1));
  const prefix = aptPrefix();
  if (!prefix) throw new SetupError(manualMessage(chosen()));
  const step = startStep('System packages');
  let result = await apt(prefix, ['install', '-y', '--no-install-recommends', ...chosen()], step);
  if (result.code !== 0) {
    await apt(prefix, ['update'], step);
    result = await apt(prefix, ['install', '-y', '--no-install-recommends', ...chosen()], step);
  }
  if (result.code === 0) return step.done(`installed ${chosen().join(' ')}`);
  step.fail('apt-get could not install them');
  throw new SetupError(`${result.output.trim()}\n${manualMessage(chosen())}`);
}

/** @returns {string[] | undefined} words before `apt-get`; undefined when this user may not install packages */
function aptPrefix() {
  if (process.platform !== 'linux' || !findOnPath('apt-get')) return undefined;
  if (process.getuid() === 0) return [];
  return findOnPath('sudo') && quickCheck('sudo', ['-n', 'true']).ok ? ['sudo', '-n'] : undefined;
}

function isAvailable(name) {
  const policy = quickCheck('apt-cache', ['policy', name]).output;
  return /Candidate: (?!\(none\))/.test(policy);
}

function apt(prefix, words, step) {
  const environment = 'DEBIAN_FRONTEND=noninteractive';
  const [command, ...rest] = [...prefix, 'env', environment, 'apt-get', ...words];
  return runCollected(command, rest, {
    onLine: (line) => step.update(`apt-get ${words[0]}: ${line.slice(0, 90)}`),
  });
}

function manualMessage(names) {
  const list = names.join(' ');
  if (process.platform === 'linux' && findOnPath('apt-get')) {
    return `This system lacks ${list}. Ask someone with administrator rights to run\n  apt-get install ${list}\nand run the command again.`;
  }
  return `This system lacks ${list} (Debian's names). Install them with its package manager and run the command again.`;
}
