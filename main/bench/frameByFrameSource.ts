import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Size } from '../../common/geometry';

/** Greys run from here, one more for each frame, and start again before they meet white. */
const firstGrey = 20;
const greyCount = 200;

/** What the frames shall be. Width and height are even. */
export interface FrameByFrameOptions extends Size {
  readonly interlaced: boolean;
}

/**
 * Stands in for a capture device: gives ffmpeg a frame when it is told to, and nothing otherwise.
 * Frames go over a connection within this machine, in the raw format YUV4MPEG2.
 */
export interface FrameByFrameSource {
  /** Input of ffmpeg, with the format `yuv4mpegpipe`. */
  readonly address: string;
  /** Grey of the newest frame. */
  readonly newestGrey: number;
  connected(): Promise<void>;
  write(): void;
  dispose(): void;
}

/** Opens the source; ffmpeg may connect when this resolves. */
export async function frameByFrameSource(
  options: FrameByFrameOptions,
): Promise<FrameByFrameSource> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = once(server, 'connection').then(([socket]) => socket as Socket);
  const { port } = server.address() as AddressInfo;
  let socket: Socket | null = null;
  let count = 0;
  return {
    address: `tcp://127.0.0.1:${port}`,
    get newestGrey() {
      return greyOf(count - 1);
    },
    connected: async () => {
      socket = await connection;
      // An ffmpeg that ends shows by its frames that do not come.
      socket.on('error', () => undefined);
      socket.write(header(options));
    },
    write: () => {
      socket?.write(rawFrame(options, greyOf(count)));
      count += 1;
    },
    dispose: () => {
      socket?.destroy();
      server.close();
    },
  };
}

/** How many frames lie between two greys, the earlier one first. */
export function framesBetween(earlier: number, later: number): number {
  return (later - earlier + greyCount) % greyCount;
}

function greyOf(frame: number): number {
  return firstGrey + (frame % greyCount);
}

function header({ width, height, interlaced }: FrameByFrameOptions): string {
  return `YUV4MPEG2 W${width} H${height} F25:1 I${interlaced ? 't' : 'p'} A1:1 C420jpeg\n`;
}

function rawFrame({ width, height }: Size, grey: number): Buffer {
  const luma = Buffer.alloc(width * height, grey);
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(luma.length / 2, 128)]);
}
