import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { paintAerial } from './aerialScene.ts';
import { moveBoulevard, paintBoulevard } from './boulevardScene.ts';
import { movePlatform, paintPlatform } from './platformScene.ts';
import type { Raster } from './raster.ts';

/**
 * Paints the demonstration's scenes into a folder; run as `node paintScenes.ts FOLDER FFMPEG`, in a process of its
 * own since it takes some seconds of a core. Loops as JPEG files, the drone's ground as raw I420.
 */
export const LOOP = { frames: 72, fps: 12 } as const;

async function encode(ffmpeg: string, pictures: Iterable<Raster>, size: string, ...output: string[]): Promise<void> {
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size, '-r', `${LOOP.fps}`, '-i', 'pipe:0'];
  const args = ['-hide_banner', '-loglevel', 'error', '-y', ...input, ...output];
  const child = spawn(ffmpeg, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  for (const picture of pictures) {
    if (!child.stdin.write(picture.bytes)) await Promise.race([once(child.stdin, 'drain'), ended]);
  }
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

function* loop(still: Raster, move: (still: Raster, phase: number) => Raster): Iterable<Raster> {
  for (let frame = 0; frame < LOOP.frames; frame++) yield move(still, frame / LOOP.frames);
}

async function paint(folder: string, ffmpeg: string): Promise<void> {
  for (const [name, still, move] of [
    ['platform', paintPlatform(), movePlatform],
    ['boulevard', paintBoulevard(), moveBoulevard],
  ] as const) {
    await mkdir(join(folder, name), { recursive: true });
    const grain = ['-vf', 'noise=alls=9:allf=t', '-pix_fmt', 'yuvj420p', '-q:v', '4'];
    await encode(ffmpeg, loop(still, move), '1280x720', ...grain, join(folder, name, '%03d.jpg'));
  }
  for (const blink of [0, 1] as const) {
    const ground = paintAerial(blink);
    const grain = ['-vf', 'noise=alls=8', '-f', 'rawvideo', '-pix_fmt', 'yuv420p'];
    await encode(ffmpeg, [ground], `${ground.width}x${ground.height}`, ...grain, join(folder, `aerial-${blink}.i420`));
  }
}

const [folder, ffmpeg] = process.argv.slice(2);
if (import.meta.main && folder && ffmpeg) await paint(folder, ffmpeg);
