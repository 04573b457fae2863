import { open } from 'node:fs/promises';

/** Writes a file and waits until its bytes are on the disk. What the system refuses is thrown as it comes. */
export async function writeWhole(path: string, bytes: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
