import { resolve } from 'node:path';

/** What the command line of the application asks for. */
export interface LaunchArguments {
  /** Video to open instead of the demo procedure. */
  readonly videoPath: string | null;
  /** Capture device to open: its id, its node as `/dev/video0`, or its name. */
  readonly device: string | null;
  /** Address of a network stream to open, as it was typed. */
  readonly stream: string | null;
  /** Where the field of view is, as it was typed. */
  readonly fieldOfView: string | null;
  /** Start without a source. */
  readonly noSource: boolean;
  readonly packId: string | null;
  /** Execution provider, as it was typed. */
  readonly provider: string | null;
  /** File with the request of a bench, which this start is for; null for the application as people use it. */
  readonly benchRequestPath: string | null;
}

/**
 * Reads `[VIDEO] [--open=VIDEO] [--device=ID or NAME] [--stream=URL] [--fov=auto|none|PRESET|x,y,width,height] [--pack=ID] [--provider=NAME] [--no-source] [--bench=FILE]`.
 * Switches that are not ours belong to Chromium.
 * @param argv arguments after the executable
 * @param appPath folder of the application: in development it is an argument too
 */
export function parseLaunchArguments(
  argv: readonly string[],
  workingFolder: string,
  appPath: string,
): LaunchArguments {
  const positional = argv.filter(
    (argument) =>
      !argument.startsWith('-') && resolve(workingFolder, argument) !== resolve(appPath),
  );
  const video = valueOf(argv, '--open') ?? positional[0];
  return {
    videoPath: video === undefined ? null : resolve(workingFolder, video),
    device: valueOf(argv, '--device') ?? null,
    stream: valueOf(argv, '--stream') ?? null,
    fieldOfView: valueOf(argv, '--fov') ?? null,
    noSource: argv.includes('--no-source'),
    packId: valueOf(argv, '--pack') ?? null,
    provider: valueOf(argv, '--provider') ?? null,
    benchRequestPath: valueOf(argv, '--bench') ?? null,
  };
}

function valueOf(argv: readonly string[], name: string): string | undefined {
  const prefix = `${name}=`;
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}
