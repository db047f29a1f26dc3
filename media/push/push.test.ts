import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { descendants, eventually, type Standing, setUp, standingPlatform } from '../platform.fixture.ts';
import { type Amf, readAmf, writeAmf } from './amf.ts';
import { RtmpReader, writeMessage } from './rtmpWire.ts';

const KEY = 'a-stream-key-that-is-a-secret';
let standing: Standing | undefined;
const encoders = new Set<ChildProcess>();

afterEach(async () => {
  for (const encoder of encoders) encoder.kill('SIGKILL');
  encoders.clear();
  await standing?.platform.close();
  standing = undefined;
  await eventually('no process is left', () =>
    [...descendants().values()].every(line => !/ffmpeg|ffprobe|mediasoup-worker/.test(line)),
  );
});

/** A real encoder that sends a moving picture with sound, in real time. */
function encoder(format: string, url: string, video = ['-c:v', 'libx264', '-profile:v', 'baseline']): ChildProcess {
  const child = spawn(
    setUp().ffmpeg,
    [
      ...['-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25'],
      ...['-re', '-f', 'lavfi', '-i', 'sine=frequency=440', ...video, '-preset', 'ultrafast', '-tune', 'zerolatency'],
      ...['-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', '-f', format, url],
    ],
    { stdio: 'ignore' },
  );
  encoders.add(child);
  child.once('exit', () => encoders.delete(child));
  return child;
}
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise(resolve => server.close(resolve));
  return port;
}
async function expecting(kind: 'rtmp' | 'srt'): Promise<{ url: (key?: string) => string } & Standing> {
  standing = await standingPlatform({ rtmpPort: 0 });
  const { platform, until } = standing;
  const port = await freePort();
  platform.setFeed({ id: 'phone', source: { kind, key: KEY, ...(kind === 'srt' && { port }) } });
  await until('phone', status => status.state === 'lost' && status.reason === 'nobody-sends');
  if (kind === 'rtmp') await eventually('it listens', () => platform.rtmpPort() !== undefined);
  const url = (key = KEY) =>
    kind === 'rtmp'
      ? `rtmp://127.0.0.1:${platform.rtmpPort()}/live/${key}`
      : `srt://127.0.0.1:${port}?mode=caller&passphrase=${key}&pbkeylen=16`;
  return { ...standing, url };
}

describe('[video.1] a source that is sent to us', () => {
  test.each([
    ['RTMP', 'rtmp', 'flv'],
    ['SRT', 'srt', 'mpegts'],
  ] as const)('over %s is shown untouched with its sound while somebody sends, and says when nobody does', async (_title, kind, format) => {
    const { platform, until, url, logged, statuses } = await expecting(kind);
    const sending = encoder(format, url());
    const live = await until('phone', status => status.state === 'live', 40_000);
    expect(live).toMatchObject({ handling: 'passed', width: 640, height: 360 });
    await platform.openViewer('viewer');
    const offer = await platform.watch('viewer', 'phone', platform.capabilities());
    expect(offer.audio?.kind).toBe('audio');
    expect(JSON.stringify([logged, statuses])).not.toContain(KEY);
    sending.kill('SIGKILL');
    await until('phone', status => status.state === 'lost', 30_000);
    // And again, as after a tunnel.
    encoder(format, url());
    await until('phone', status => status.state === 'live', 40_000);
  });

  test('over RTMP with B-frames is transcoded', async () => {
    const { until, url } = await expecting('rtmp');
    spawnWithBFrames(url());
    expect(await until('phone', status => status.state === 'live', 40_000)).toMatchObject({ handling: 'transcoded' });
  });

  test.each([
    ['RTMP', 'rtmp', 'flv'],
    ['SRT', 'srt', 'mpegts'],
  ] as const)('over %s by another key is turned away, and nothing is read of it', async (_title, kind, format) => {
    const { platform, url, logged } = await expecting(kind);
    const sending = encoder(format, url('not-the-key-of-any-feed'));
    const [code] = await once(sending, 'exit');
    expect(code).not.toBe(0);
    expect(platform.status('phone')).toMatchObject({ state: 'lost', reason: 'nobody-sends' });
    expect(logged.join('\n')).not.toContain('somebody sends');
  });

  test('whose key is changed is cut off', async () => {
    const { platform, until, url } = await expecting('rtmp');
    const sending = encoder('flv', url());
    await until('phone', status => status.state === 'live', 40_000);
    platform.setFeed({ id: 'phone', source: { kind: 'rtmp', key: 'another-key-altogether' } });
    await once(sending, 'exit');
    expect(platform.status('phone')).toMatchObject({ state: 'lost', reason: 'nobody-sends' });
  });
});

function spawnWithBFrames(url: string): void {
  const child = spawn(
    setUp().ffmpeg,
    [
      ...['-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25', '-c:v', 'libx264'],
      ...['-preset', 'veryfast', '-bf', '2', '-pix_fmt', 'yuv420p', '-g', '25', '-f', 'flv', url],
    ],
    { stdio: 'ignore' },
  );
  encoders.add(child);
}

describe('[video.10] a hostile encoder', () => {
  test.each([
    ['talks no RTMP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    [
      'promises a message without end',
      Buffer.concat([Buffer.from([3]), Buffer.alloc(3_072), Buffer.from([3, 0, 0, 0, 255, 255, 255, 20, 0, 0, 0, 0])]),
    ],
    ['sends noise', Buffer.concat([Buffer.from([3]), Buffer.alloc(3_072), Buffer.alloc(50_000, 0xa7)])],
    [
      'nests without end',
      Buffer.concat([
        Buffer.from([3]),
        Buffer.alloc(3_072),
        writeMessage(20, Buffer.from([3, 0, 1, 97].concat(...Array(40).fill([3, 0, 1, 97])))),
      ]),
    ],
  ])('that %s is hung up on', async (_title, bytes) => {
    const { platform } = await expecting('rtmp');
    const socket = connect(platform.rtmpPort()!, '127.0.0.1');
    socket.on('error', () => undefined).write(bytes);
    socket.resume();
    await once(socket, 'close');
    expect(platform.status('phone')).toMatchObject({ state: 'lost', reason: 'nobody-sends' });
  });

  test('with any bytes at all makes the reader refuse or wait, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), chunks => {
        const reader = new RtmpReader();
        try {
          for (const chunk of chunks) reader.read(Buffer.from(chunk));
        } catch (error) {
          expect((error as Error).constructor.name).toBe('NotRtmp');
        }
      }),
    );
  });

  test('reads what it wrote', () => {
    const value: fc.Arbitrary<Amf> = fc.letrec<{ value: Amf }>(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.double({ noNaN: true }),
        fc.boolean(),
        fc.string(),
        fc.constant(null),
        fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { noNullPrototype: false, maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), values => {
        expect(JSON.stringify(readAmf(writeAmf(values)))).toBe(JSON.stringify(values));
      }),
    );
  });
});
