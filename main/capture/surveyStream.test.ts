import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseStreamAddress } from '../../common/streamAddress';
import type { StreamRequest } from './captureContract';
import { SourceLostError } from './captureErrors';
import { type RtspServer, startRtspServer } from './fixtures/rtspServer';
import { startSource, testFfmpegPath, until } from './testKit';

function streamRequest(typed: string): StreamRequest {
  const parsed = parseStreamAddress(typed);
  if (!parsed.ok) throw new Error(parsed.problem);
  return { kind: 'stream', address: parsed.address };
}

describe('a stream by RTSP', () => {
  let server: RtspServer;
  beforeAll(async () => {
    server = await startRtspServer('nurse:s3cret');
  });
  afterAll(() => server.close());
  const address = (credentials: string): string =>
    `rtsp://${credentials}@127.0.0.1:${server.port}/live`;

  it('is shown, without its password in its name, and is lost when its sender goes', async () => {
    const { source, delivered, over } = startSource(streamRequest(address('nurse:s3cret')));
    await until(() => delivered.display.length >= 5 || delivered.errors.length > 0);
    expect(delivered.errors).toEqual([]);
    expect(source.name).toBe(`rtsp://127.0.0.1:${server.port}/live`);
    expect(delivered.infos[0]).toMatchObject({ width: 320, height: 240, durationMs: null });
    server.cutOff();
    await over;
    await source.dispose();
    expect(delivered.errors[0]).toBeInstanceOf(SourceLostError);
    expect(source.reopened()).not.toBeNull();
  });

  it('says that the password is wrong, and does not repeat it', async () => {
    const { source, delivered, over } = startSource(streamRequest(address('nurse:wr0ng')));
    await over;
    await source.dispose();
    expect(delivered.errors[0]?.message).toMatch(/asks for another user name or password/);
    expect(JSON.stringify(delivered.errors[0])).not.toMatch(/nurse|wr0ng/);
  });

  it('says that nobody answers', async () => {
    const { source, delivered, over } = startSource(streamRequest('rtsp://a:b@127.0.0.1:9/live'));
    await over;
    await source.dispose();
    expect(delivered.errors[0]?.message).toMatch(/rtsp:\/\/127.0.0.1:9\/live does not answer/);
  });
});

describe('a stream by UDP', () => {
  it('is shown from where it is joined', async () => {
    const port = await freePort();
    const sender = spawn(testFfmpegPath, [
      ...['-v', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25'],
      ...['-c:v', 'mpeg2video', '-g', '5', '-f', 'mpegts', `udp://127.0.0.1:${port}`],
    ]);
    const { source, delivered } = startSource(streamRequest(`udp://127.0.0.1:${port}`));
    await until(() => delivered.display.length >= 5 || delivered.errors.length > 0);
    sender.kill('SIGKILL');
    await source.dispose();
    expect(delivered.errors).toEqual([]);
    expect(source.name).toBe(`udp://127.0.0.1:${port}`);
    expect(delivered.infos[0]).toMatchObject({ width: 320, height: 240 });
  });
});

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
