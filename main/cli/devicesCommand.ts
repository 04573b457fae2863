import type { CaptureDevice, DeviceModes } from '../../common/captureDevice';
import type { ErrorExplanation } from '../../common/language/messageWords';
import { describedModes } from '../capture/devices/describedModes';
import { DeviceLister } from '../capture/devices/deviceLister';
import { backendName, deviceSystem } from '../capture/devices/deviceSystem';
import { choiceWords, supportedWords } from '../capture/devices/modeWords';
import { findFfmpeg } from '../capture/findFfmpeg';
import { InterruptedError, UsageError } from './cliErrors';
import type { CliContext, Command } from './command';
import type { CommandWords } from './commandWords';

const help = `Lists the capture devices of this computer and what each of them supports.

Usage: npm run --silent ampulla -- devices [--json]

  --json  prints an object: devices (backend, id, name, modes, automatic, problem) and problems

The name or the id is what --device= of the application takes. No device is opened for pictures.

Exit code: 0, or 1 when devices could not be listed.
`;

export const devicesCommand: Command = {
  name: 'devices',
  summary: 'lists capture devices and their modes',
  help,
  options: { json: 'flag' },
  run: runDevices,
};

type DescribedDevice = CaptureDevice & DeviceModes;

async function runDevices(words: CommandWords, context: CliContext): Promise<number> {
  const [superfluous] = words.positionals;
  if (superfluous !== undefined) throw new UsageError(`devices takes no ${superfluous}.`);
  const { environment, signal, print } = context;
  const system = deviceSystem(process.platform, environment);
  const lister = new DeviceLister(findFfmpeg({ env: environment }), system);
  try {
    const listed = await lister.list(signal);
    const devices: DescribedDevice[] = [];
    for (const device of listed.devices) devices.push(await describe(device, lister, signal));
    const { problems } = listed;
    const isJson = words.flags.has('json');
    print(isJson ? `${JSON.stringify({ devices, problems }, null, 2)}\n` : text(devices));
    if (!isJson) problems.forEach((problem) => context.errors.write(`${sentences(problem)}\n`));
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (signal.aborted) throw new InterruptedError();
    throw error;
  }
}

async function describe(
  device: CaptureDevice,
  lister: DeviceLister,
  signal: AbortSignal,
): Promise<DescribedDevice> {
  const found = await lister.modes(device, signal);
  return { ...device, ...describedModes(device, device.name, found) };
}

function text(devices: readonly DescribedDevice[]): string {
  if (devices.length === 0) return 'No capture device is there.\n';
  return devices.map(deviceText).join('\n');
}

function deviceText({ backend, id, name, modes, automatic, problem }: DescribedDevice): string {
  const supported = supportedWords(modes, Number.POSITIVE_INFINITY);
  const chosen = automatic === null ? 'as the device decides' : choiceWords(automatic);
  const lines = [
    `${name} (${backendName(backend)})`,
    ...(id === name ? [] : [`  id         ${id}`]),
    `  automatic  ${chosen}`,
    `  modes      ${supported?.replaceAll('), ', ')\n             ') ?? (problem === null ? 'not told' : sentences(problem))}`,
  ];
  return `${lines.join('\n')}\n`;
}

function sentences({ whatHappened, whatToDo }: ErrorExplanation): string {
  return `${whatHappened} ${whatToDo}`;
}
