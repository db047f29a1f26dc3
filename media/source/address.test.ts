import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROTOCOLS, parseAddress, withoutSecrets } from './address.ts';
import { inputArguments } from './arguments.ts';
import type { Tools } from './tools.ts';

const tools: Tools = {
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffprobe',
  rtspTimeoutOption: '-timeout',
  frameModeOption: '-fps_mode',
  font: undefined,
  milliseconds: true,
  opus: true,
  tether: [],
  gentle: [],
};

describe('[room.10] the address of a feed', () => {
  test.each([
    [
      'a camera',
      'rtsp://10.1.2.3:554/Streaming/Channels/101?transport=tcp',
      'rtsp://10.1.2.3:554/Streaming/Channels/101',
    ],
    ['a camera with a login', 'rtsp://admin:p%40ss@cam.example/live', 'rtsp://cam.example/live'],
    ['IPv6', 'rtsp://[2001:db8::1]:8554/a', 'rtsp://[2001:db8::1]:8554/a'],
    ['SRT with its passphrase', 'srt://gateway.example:9000?passphrase=secret12345', 'srt://gateway.example:9000'],
    ['RTMP', 'rtmp://gateway.example/live/key', 'rtmp://gateway.example/live/key'],
    ['a fragment, which is dropped', 'rtsp://cam.example/a#-x', 'rtsp://cam.example/a'],
  ])('takes %s and shows it without secrets', (_, text, shown) => {
    expect(parseAddress(text)).toMatchObject({ shown });
  });

  test.each([
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    'concat:rtsp://a/b|file:///etc/passwd',
    '-i',
    '-protocol_whitelist file',
    '/etc/passwd',
    'rtsp:///no-host',
    'rtsp://cam.example/a -f null',
    'rtsp://cam.example/a\n-f',
    'rtsp://cam.example\\@evil',
    ' rtsp://cam.example/a',
    'subfile,,start,0,end,9,,:/etc/passwd',
    `rtsp://cam.example/${'a'.repeat(2_000)}`,
    '',
  ])('refuses %j', text => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('no text at all becomes more than one argument, or one that is not an address after -i', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .tuple(fc.constantFrom('rtsp://', 'rtsp:', 'srt://h?', '-', 'file:'), fc.string({ maxLength: 60 }))
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, text => {
        const address = parseAddress(text);
        if (!address) return;
        const args = inputArguments(address, tools);
        expect(args.at(-2)).toBe('-i');
        expect(args.at(-1)).toMatch(/^(rtsps?|rtmp|srt):\/\/[^\s-]/);
        expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe(PROTOCOLS[address.scheme]);
        expect(PROTOCOLS[address.scheme]).not.toMatch(/file|http|concat|data|pipe/);
      }),
    );
  });

  test('credentials in a foreign program’s words are taken out', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), secret => {
        const password = encodeURIComponent(`s3cr3t${secret}`.replace(/[\ud800-\udfff]/g, ''));
        const line = `rtsp://admin:${password}@10.0.0.1:554/live?token=${password}: Connection refused`;
        expect(withoutSecrets(line)).not.toContain('s3cr3t');
        expect(withoutSecrets(line)).toContain('10.0.0.1:554/live');
      }),
    );
  });
});
