import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonFor, reasonIn } from './reasons.ts';

describe('[room.10] why a source gives no picture', () => {
  test.each([
    ['[rtsp @ 0x55] method DESCRIBE failed: 401 Unauthorized', 'refused-credentials'],
    ['rtsp://10.0.0.1/a: Server returned 403 Forbidden (access denied)', 'refused-credentials'],
    ['[rtsp @ 0x55] method DESCRIBE failed: 404 Not Found', 'not-found'],
    ['rtsp://10.0.0.1/a: Server returned 404 Not Found', 'not-found'],
    ['[tcp @ 0x55] Connection to tcp://10.0.0.1:554 failed: Connection refused', 'address-unreachable'],
    ['rtsp://10.0.0.1/a: No route to host', 'address-unreachable'],
    ['[tcp @ 0x55] Failed to resolve hostname cam.invalid: Name or service not known', 'address-unreachable'],
    ['rtsp://10.0.0.1/a: Connection timed out', 'timed-out'],
    ['[rtsp @ 0x55] Nonmatching transport in server reply', 'unsupported'],
    ['[rtsp @ 0x55] method SETUP failed: 461 Unsupported transport', 'unsupported'],
    ["Unknown encoder 'libx264'", 'no-encoder'],
    ['Output file #0 does not contain any stream', 'no-video'],
    ["Stream map '0:v:0' matches no streams.", 'no-video'],
    ['rtsp://10.0.0.1/a: Invalid data found when processing input', 'no-video'],
    ['[rtsp @ 0x55] method DESCRIBE failed: 503 Service Unavailable', 'no-video'],
  ] as const)('%s', (line, reason) => {
    expect(reasonIn(['[rtsp @ 0x55] noise', line, 'more noise'])).toBe(reason);
  });

  test('what the server answered stands before what the socket did after it', () => {
    expect(reasonIn(['Connection reset by peer', 'method DESCRIBE failed: 401 Unauthorized'])).toBe(
      'refused-credentials',
    );
  });

  test('a source that had shown its picture ended; one that had not has no video', () => {
    expect(reasonFor([], true)).toBe('source-ended');
    expect(reasonFor([], false)).toBe('no-video');
    expect(reasonFor(['Connection refused'], true)).toBe('address-unreachable');
  });

  test('whatever a program says, there is a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.boolean(), (lines, picture) => reasonFor(lines, picture).length > 0),
    );
  });
});
