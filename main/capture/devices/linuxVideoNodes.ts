import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutDoubling } from './v4l2Listing';

/** A node `/dev/videoN` as the kernel describes it. */
export interface VideoNode {
  /** Path to open: a link that stays with the device (by its id, else by its socket), else the node. */
  readonly id: string;
  /** The node itself, as `/dev/video0`. */
  readonly path: string;
  readonly name: string;
  /** Position among the nodes of one device: 0 gives pictures, others mostly metadata. */
  readonly index: number;
}

/** Folders whose links stay with a device, the best first. */
const linkFolders = ['by-id', 'by-path'] as const;

/** The video nodes of a Linux system, in the order of their numbers; empty where the kernel lists none. */
export async function linuxVideoNodes(deviceRoot: string): Promise<VideoNode[]> {
  const classFolder = join(deviceRoot, 'sys', 'class', 'video4linux');
  const present = new Set(await namesIn(join(deviceRoot, 'dev')));
  const nodes = (await namesIn(classFolder)).filter((node) => present.has(node));
  const links = await stableLinks(deviceRoot);
  const described = nodes.sort(byNumber).map(async (node): Promise<VideoNode> => {
    const path = join(deviceRoot, 'dev', node);
    const [name, index] = await Promise.all(
      ['name', 'index'].map((file) => firstLine(join(classFolder, node, file))),
    );
    const id = links.get(await realpath(path).catch(() => path)) ?? path;
    return { id, path, name: withoutDoubling(name ?? node), index: Number(index ?? 0) };
  });
  return Promise.all(described);
}

/** Everything whose change means that a device came or went; cheap enough to be asked for every second. */
export async function videoNodeFingerprint(deviceRoot: string): Promise<string> {
  const nodes = (await namesIn(join(deviceRoot, 'dev'))).filter((name) => name.startsWith('video'));
  const links = await Promise.all(
    linkFolders.map((folder) => namesIn(join(deviceRoot, 'dev', 'v4l', folder))),
  );
  return [nodes, ...links].map((names) => names.sort().join(' ')).join('\n');
}

/** Links by the node that they lead to. */
async function stableLinks(deviceRoot: string): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  for (const folder of linkFolders) {
    const path = join(deviceRoot, 'dev', 'v4l', folder);
    for (const name of (await namesIn(path)).sort()) {
      const link = join(path, name);
      const node = await realpath(link).catch(() => null);
      if (node !== null && !links.has(node)) links.set(node, link);
    }
  }
  return links;
}

function byNumber(a: string, b: string): number {
  return Number(a.replace(/\D+/, '')) - Number(b.replace(/\D+/, ''));
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Null where the file is missing or empty. */
async function firstLine(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const line = text.split('\n')[0]?.trim() ?? '';
  return line === '' ? null : line;
}
