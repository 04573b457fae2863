import { realpath } from 'node:fs/promises';
import type { CaptureDevice } from '../../../common/captureDevice';
import { numberEqualNames } from './equalNames';
import { linuxVideoNodes, type VideoNode } from './linuxVideoNodes';
import { listsV4l2Formats, parseV4l2Sources } from './v4l2Listing';

/**
 * All capture devices of Video4Linux: those that the kernel lists, and those that only ffmpeg sees. The
 * first node of a device always counts, even when this user may not open it; a further one counts only
 * when it lists formats, because the others carry metadata.
 * @param sourcesText what `ffmpeg -sources v4l2` wrote
 * @param listFormats gives what `ffmpeg -list_formats all` writes for a node
 */
export async function listV4l2Devices(
  sourcesText: string,
  deviceRoot: string,
  listFormats: (path: string) => Promise<string>,
): Promise<CaptureDevice[]> {
  const nodes = await linuxVideoNodes(deviceRoot);
  const known = await Promise.all(nodes.map(({ path }) => resolved(path)));
  const sources = parseV4l2Sources(sourcesText);
  const unknown: VideoNode[] = [];
  for (const { id, name } of sources.reverse()) {
    if (!known.includes(await resolved(id))) unknown.push({ id, path: id, name, index: 1 });
  }
  const devices: CaptureDevice[] = [];
  for (const { id, path, name, index } of [...nodes, ...unknown]) {
    if (index > 0 && !listsV4l2Formats(await listFormats(path))) continue;
    devices.push({ backend: 'v4l2', id, name });
  }
  return numberEqualNames(devices);
}

function resolved(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
