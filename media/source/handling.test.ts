import { describe, expect, test } from 'vitest';
import { ffmpegArguments, patternArguments } from './arguments.ts';
import { type Found, handlingOf, TRANSCODED } from './handling.ts';
import { foundIn } from './probe.ts';
import type { Tools } from './tools.ts';

const camera: Found = {
  codec: 'h264',
  profile: 'Constrained Baseline',
  level: 31,
  bFrames: false,
  pixels: 'yuv420p',
  width: 1280,
  height: 720,
};
const tools: Tools = {
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffprobe',
  rtspTimeoutOption: '-timeout',
  frameModeOption: '-fps_mode',
  font: '/fonts/a.ttf',
  milliseconds: true,
  opus: true,
  tether: [],
  gentle: [],
};
const video = { port: 4000, rtcpPort: 4001, payloadType: 102, ssrc: 7 };

describe('[room.8] what is done with a source', () => {
  test.each([
    ['constrained baseline', {}, '42e01f'],
    ['baseline', { profile: 'Baseline', level: 30 }, '42001e'],
    ['main', { profile: 'Main', level: 40 }, '4d0028'],
    ['high', { profile: 'High', level: 51 }, '640033'],
    ['full-range pixels', { pixels: 'yuvj420p' }, '42e01f'],
  ])('H.264 %s is passed with the profile it has', (_, change, profileLevelId) => {
    expect(handlingOf({ ...camera, ...change })).toEqual({ handling: 'passed', profileLevelId });
  });

  test.each([
    ['B-frames', { profile: 'Main', bFrames: true }],
    ['H.265', { codec: 'hevc', profile: 'Main' }],
    ['MJPEG', { codec: 'mjpeg', profile: 'Baseline', pixels: 'yuvj420p', level: -99 }],
    ['4:2:2', { profile: 'High 4:2:2', pixels: 'yuv422p' }],
    ['10 bits', { profile: 'High 10', pixels: 'yuv420p10le' }],
  ])('%s is transcoded', (_, change) => {
    expect(handlingOf({ ...camera, ...change })).toEqual(TRANSCODED);
  });

  test('the label of a test pattern stays a label', () => {
    const label = "Madou':drawtext=textfile=/etc/passwd,movie=x[%{eif}\\";
    const line = ffmpegArguments(
      { args: patternArguments(label, tools), pattern: true },
      { handling: TRANSCODED, video },
      tools,
    ).join(' ');
    expect(line).toContain("text='Madou");
    expect(line).not.toMatch(/textfile=|movie=|\[|eif\}/);
  });

  test('a probe without a picture finds nothing', () => {
    expect(foundIn('{"streams":[]}')).toBeUndefined();
    expect(foundIn('not json')).toBeUndefined();
    expect(foundIn('{"streams":[{"codec_name":"h264","width":0,"height":0}]}')).toBeUndefined();
  });
});
