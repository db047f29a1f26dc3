import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from '../source/child.ts';
import type { Tools } from '../source/tools.ts';
import type { Sender } from './senders.ts';

/** Bytes that may wait for one reader; an MPEG transport stream can be joined anywhere, so what is lost is lost. */
const MOST_WAITING = 8_000_000;
const PAUSE = 500;
const LONGEST_PAUSE = 15_000;

export interface SrtListenerOptions {
  readonly tools: Tools;
  readonly host: string;
  readonly port: number;
  /** 10 to 79 characters: whoever has not the same can't connect, and what is sent is encrypted by it. */
  readonly passphrase: string;
  readonly arrived: (sender: Sender, hangUp: () => void) => () => void;
}

/**
 * Listens for one encoder over SRT, again and again, by a child that hands on what it receives and decodes nothing. The
 * child has the passphrase on its command line: SRT's library takes it no other way.
 */
export function listenForSrt({ tools, host, port, passphrase, arrived }: SrtListenerOptions): () => Promise<void> {
  let closing = false;
  let child: Child | undefined;
  const place = host.includes(':') ? `[${host}]` : host;
  const query = new URLSearchParams({ mode: 'listener', passphrase, pbkeylen: '16', timeout: '10000000' });
  const args = [
    ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-nostdin', '-protocol_whitelist', 'srt,udp,pipe'],
    ...['-analyzeduration', '1000000', '-probesize', '1000000', '-fflags', '+nobuffer', '-f', 'mpegts'],
    ...['-i', `srt://${place}:${port}?${query}`, '-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy'],
    ...['-f', 'mpegts', '-flush_packets', '1', 'pipe:1'],
  ];
  const run = async () => {
    let pause = PAUSE;
    while (!closing) {
      const begun = performance.now();
      const sender = new TsSender();
      let gone: (() => void) | undefined;
      const own: Child = startChild(tools.tether, tools.ffmpeg, args, undefined, chunk => {
        gone ??= arrived(sender, () => void own.stop());
        sender.take(chunk);
      });
      child = own;
      await own.ended;
      sender.end();
      gone?.();
      // A port that is taken, or a child that can't start, must not be tried a thousand times a minute.
      pause = gone || performance.now() - begun > 5_000 ? PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
      if (!closing) await sleep(pause);
    }
  };
  const ended = run();
  return async () => {
    closing = true;
    await child?.stop();
    await ended;
  };
}

class TsSender implements Sender {
  readonly format = 'mpegts';
  readonly #readers = new Set<Writable>();

  attach(into: Writable): () => void {
    this.#readers.add(into);
    return () => this.#readers.delete(into);
  }
  take(chunk: Buffer): void {
    for (const into of this.#readers) if (into.writable && into.writableLength < MOST_WAITING) into.write(chunk);
  }
  end(): void {
    for (const into of this.#readers) into.end();
    this.#readers.clear();
  }
}
