import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import staticPath from 'ffmpeg-static';
import { ffmpegNamedWrongly, ffmpegNotFound } from './captureErrors';

/** Where to look for ffmpeg. */
export interface FfmpegSearch {
  /** The copy inside the packed application; without it the place where `ffmpeg-static` puts its own. */
  readonly packagedPath?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Path of the ffmpeg to use: `AMPULLA_FFMPEG`, else the packaged one, else `ffmpeg` on the PATH.
 * @throws FfmpegMissingError when there is none, or when `AMPULLA_FFMPEG` names no executable.
 */
export function findFfmpeg({ packagedPath = staticPath ?? '', env }: FfmpegSearch): string {
  const wanted = env['AMPULLA_FFMPEG'];
  if (wanted !== undefined && wanted !== '') {
    if (isExecutable(wanted)) return wanted;
    throw ffmpegNamedWrongly(wanted);
  }
  const packaged = outsideArchive(packagedPath);
  const found = [packaged, ...pathCandidates(env)].find(isExecutable);
  if (found === undefined) throw ffmpegNotFound();
  return found;
}

/** Nothing can be started from inside an asar archive; electron-builder unpacks executables beside it. */
function outsideArchive(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

function pathCandidates(env: FfmpegSearch['env']): string[] {
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '');
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  return folders.map((folder) => join(folder, name));
}

function isExecutable(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
